using System.Globalization;

namespace Acceptance.Targets;

/// <summary>A connector that is an image.</summary>
/// <param name="engine">What runs it.</param>
/// <param name="image">Its name.</param>
/// <param name="options">Options for the engine's <c>run</c>, such as <c>--network=host</c>.</param>
public sealed class ImageTarget(ContainerEngine engine, string image, params IReadOnlyList<string> options) : ITarget
{
    private readonly Lazy<int> _user = new(() => UserOf(engine, image));

    /// <inheritdoc/>
    public string Name => image;

    /// <summary>What runs it.</summary>
    public ContainerEngine Engine => engine;

    /// <summary>The user whom it runs as of its own.</summary>
    /// <exception cref="InvalidOperationException">It cannot be found out.</exception>
    public int User => _user.Value;

    /// <inheritdoc/>
    public string? WhyNot(Start start) => null;

    /// <inheritdoc/>
    public Command Compose(Start start)
    {
        var inside = start.Files?.Inside ?? "";
        string Seen(string text) => text.Replace(Start.FilesMark, inside, StringComparison.Ordinal);
        var name = $"acceptance-{Guid.NewGuid():N}";
        List<string> run = ["run", "--rm", "-i", "--name", name, .. Network(start)];
        if (start.Files is { } files)
        {
            run.AddRange(["-v", $"{files.Host}:{files.Inside}"]);
        }

        foreach (var (variable, value) in start.Environment)
        {
            // An image's own variables cannot be taken away, so one that is to be missing is empty.
            run.AddRange(["-e", $"{variable}={(value is null ? "" : Seen(value))}"]);
        }

        if (start.User is { } user)
        {
            run.AddRange(["--user", string.Create(CultureInfo.InvariantCulture, $"{user}:{start.Group ?? user}")]);
        }

        if (start.IsHardened)
        {
            run.AddRange(["--read-only", "--cap-drop=all", "--security-opt=no-new-privileges"]);
        }

        if (start.Memory is { } megabytes)
        {
            run.AddRange([
                string.Create(CultureInfo.InvariantCulture, $"--memory={megabytes}m"),
                string.Create(CultureInfo.InvariantCulture, $"--memory-swap={megabytes}m"),
            ]);
        }

        if (start.WorkingFolder is { } folder)
        {
            run.AddRange(["--workdir", Seen(folder)]);
        }

        run.AddRange(
            start.Script is { } script ? ["--entrypoint", "/bin/sh", image, "-c", Seen(script), "sh"] : [image]
        );
        return new Command(engine.Program, [.. run, .. start.Arguments.Select(Seen)])
        {
            Name = name,
            IsShell = start.Script is not null,
        };
    }

    /// <inheritdoc/>
    public int? Give(string folder, int? user)
    {
        if (!Environment.IsPrivilegedProcess || engine.IsRootless)
        {
            // A rootless engine's root is who started it.
            return engine.IsRootless ? 0 : UnixUser.Current;
        }

        UnixUser.Own(folder, user ?? User);
        return user;
    }

    /// <inheritdoc/>
    /// <remarks>
    /// By the engine, which reaches the connector itself: its <c>run</c> passes signals on, too, but fails on its own where the
    /// connector ends at the same time.
    /// </remarks>
    public void Send(UnixSignal signal, Command command, int process) =>
        engine.Ask("kill", string.Create(CultureInfo.InvariantCulture, $"--signal={(int)signal}"), command.Name);

    /// <inheritdoc/>
    public void Kill(Command command) => engine.Ask("rm", "-f", command.Name);

    /// <summary>What the engine says of the image, by a Go template.</summary>
    /// <exception cref="InvalidOperationException">The engine does not have the image.</exception>
    public string Inspect(string template) => Inspect(engine, image, template);

    private static string Inspect(ContainerEngine engine, string image, string template) =>
        engine.Ask("image", "inspect", "--format", template, image)
        ?? throw new InvalidOperationException($"{engine.Program} has no image {image}.");

    private static int UserOf(ContainerEngine engine, string image)
    {
        // A name is looked up in the image's own list of users, which the kernel's answer needs no program for.
        const string ask =
            "while read name id rest; do if [ \"$name\" = Uid: ]; then echo $id; fi; done < /proc/self/status";
        var said = Inspect(engine, image, "{{.Config.User}}").Split(':')[0];
        return said.Length == 0 ? 0
            : int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var user)
            || int.TryParse(
                engine.Ask("run", "--rm", "--network=none", "--entrypoint=/bin/sh", image, "-c", ask),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out user
            )
                ? user
            : throw new InvalidOperationException($"Nobody says which number the user {said} of {image} has.");
    }

    private IEnumerable<string> Network(Start start) =>
        start.IsOffline
            ? [.. options.Where(option => !option.StartsWith("--net", StringComparison.Ordinal)), "--network=none"]
            : options;
}
