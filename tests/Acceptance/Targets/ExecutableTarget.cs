using System.Globalization;

namespace Acceptance.Targets;

/// <summary>A connector that is a program of this machine. It sees the machine's own folders.</summary>
/// <param name="command">The program and the arguments that come before the connector's own.</param>
public sealed class ExecutableTarget(params IReadOnlyList<string> command) : ITarget
{
    /// <summary>What would change a run by chance of where the tests run.</summary>
    private static readonly string[] Foreign =
    [
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "ALL_PROXY",
        "NO_PROXY",
        "http_proxy",
        "https_proxy",
        "all_proxy",
        "no_proxy",
        "LOG_LEVEL",
        "WORKER_JOB_ID",
        "DEPLOYMENT_MODE",
        "DATA_CHANNEL_MEDIUM",
    ];

    private static readonly string[] FoldersOfPrograms = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');

    /// <inheritdoc/>
    public string Name => string.Join(' ', command);

    /// <inheritdoc/>
    public string? WhyNot(Start start) =>
        start.Memory is not null ? "a limit of memory needs an image"
        : start.IsOffline ? "being without a network needs an image"
        : Another(start) is null ? null
        : !Environment.IsPrivilegedProcess ? "another user needs root"
        : !FoldersOfPrograms.Any(folder => File.Exists(Path.Combine(folder, "setpriv"))) ? "another user needs setpriv"
        : !UnixUser.MayRun(command[0]) ? $"another user cannot reach {command[0]}"
        : null;

    /// <inheritdoc/>
    public Command Compose(Start start)
    {
        var folder = start.Files?.Host ?? "";
        string Seen(string text) => text.Replace(Start.FilesMark, folder, StringComparison.Ordinal);
        string[] program = start.Script is { } script ? ["/bin/sh", "-c", Seen(script), "sh"] : [.. command];
        string[] whole = [.. AsAnother(start), .. program, .. start.Arguments.Select(Seen)];
        var environment = Foreign.ToDictionary(name => name, _ => (string?)null);
        environment["AIRBYTE_ENTRYPOINT"] = string.Join(' ', command.Select(Quoted));
        if (start.IsHardened)
        {
            environment["TMPDIR"] = "/nowhere";
        }

        foreach (var (name, value) in start.Environment)
        {
            environment[name] = value is null ? null : Seen(value);
        }

        return new Command(whole[0], whole[1..])
        {
            Environment = environment,
            WorkingFolder = start.WorkingFolder is { } working ? Seen(working) : null,
            IsShell = start.Script is not null,
        };
    }

    /// <inheritdoc/>
    public int? Give(string folder, int? user)
    {
        if (user is not { } owner || owner == UnixUser.Current || !Environment.IsPrivilegedProcess)
        {
            return null;
        }

        UnixUser.Own(folder, owner);
        return owner;
    }

    /// <inheritdoc/>
    public void Send(UnixSignal signal, Command command, int process)
    {
        if ((command.IsShell ? Signalling.ChildOf(process) : process) is { } connector)
        {
            Signalling.Send(connector, signal);
        }
    }

    /// <inheritdoc/>
    public void Kill(Command command)
    {
        // The process is killed with its children, which is all that there is.
    }

    /// <summary>Who it is to run as instead of this user, if anybody. Root would be stopped by no permission.</summary>
    private static int? Another(Start start)
    {
        var user = start.User ?? (start.IsHardened && Environment.IsPrivilegedProcess ? UnixUser.Stranger : null);
        return user == UnixUser.Current ? null : user;
    }

    private static IEnumerable<string> AsAnother(Start start)
    {
        if (Another(start) is not { } user)
        {
            return [];
        }

        string[] capabilities = start.IsHardened ? ["--no-new-privs", "--inh-caps=-all", "--bounding-set=-all"] : [];
        return
        [
            "setpriv",
            string.Create(CultureInfo.InvariantCulture, $"--reuid={user}"),
            string.Create(CultureInfo.InvariantCulture, $"--regid={start.Group ?? user}"),
            "--clear-groups",
            .. capabilities,
            "--",
        ];
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
