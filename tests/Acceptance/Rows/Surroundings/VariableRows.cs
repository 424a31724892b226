using System.Collections;
using Acceptance.Running;
using Acceptance.Targets;

namespace Acceptance.Rows.Surroundings;

/// <summary>Variables of the environment: none is needed, and odd ones do no harm.</summary>
internal static class VariableRows
{
    /// <summary>How a program is found, and where this machine has the runtime that it may need; the rest is not its business.</summary>
    private static readonly string[] Needed = ["PATH", "LD_LIBRARY_PATH", "DOTNET_ROOT", "JAVA_HOME"];

    private static readonly string[] AboutSockets = ["SOCKET", "DATA_CHANNEL", "STDIO"];

    public static IReadOnlyList<Row> All { get; } =
    [
        SurroundingRows.Reads(
            "surroundings.locale",
            "6.3",
            "it reads the same with LC_ALL=C",
            (_, start) => start.With(("LC_ALL", "C"), ("LANG", null))
        ),
        SurroundingRows.Reads(
            "surroundings.time_zone",
            "6.3",
            "it reads the same in a time zone half an hour off",
            (_, start) => start.With(("TZ", "America/St_Johns"))
        ),
        SurroundingRows.Reads(
            "surroundings.no_environment",
            "5.3",
            "it reads without any variable but PATH",
            (subject, start) =>
                subject.Image is null
                    ? start with
                    {
                        Environment = Nothing(subject),
                    }
                    : throw new NotRunException("an image brings variables of its own")
        ),
        new("surroundings.no_proxy", "5.5", "NO_PROXY keeps hosts from a proxy that is set", NoProxyAsync),
        new("surroundings.sockets", "3.10", "sockets, which it does not have, are refused in words", SocketsAsync)
        {
            IsAdvice = true,
        },
    ];

    private static Dictionary<string, string?> Nothing(Subject subject)
    {
        var all = Environment
            .GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .Select(variable => (string)variable.Key);
        var none = all.Append("AIRBYTE_ENTRYPOINT").Except(Needed).ToDictionary(name => name, _ => (string?)null);
        foreach (var (name, value) in subject.Config.CustomEnvironmentVariables)
        {
            none[name] = value;
        }

        return none;
    }

    private static async Task NoProxyAsync(Subject subject, Findings findings)
    {
        // Nobody listens there.
        const string proxy = "http://127.0.0.1:9";
        var hosts = string.Join(',', VendorHosts.Of(subject));
        if ((await subject.CheckRunAsync()).Status() is not "SUCCEEDED" and var status)
        {
            throw new NotRunException($"check says {status} without a proxy, too");
        }

        using var files = subject.Open();
        string[] proxies = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"];
        var run = await subject.RunAsync(
            files
                .Start("check", "--config", "{files}/config.json")
                .With(proxies.SelectMany(name => new[] { (name, (string?)proxy), (name.ToLowerInvariant(), proxy) }))
                .With(("NO_PROXY", hosts), ("no_proxy", hosts))
        );
        findings.Check(
            run.Status() == "SUCCEEDED",
            "SUCCEEDED, as without a proxy, since NO_PROXY names the vendor's hosts",
            run.InShort
        );
    }

    private static async Task SocketsAsync(Subject subject, Findings findings)
    {
        var patience = await SampleReads.PatienceAsync(subject);
        var run = await subject.ReadAsync(
            await subject.SampleCatalogAsync("full_refresh"),
            change: start =>
                start.With(
                    ("DATA_CHANNEL_MEDIUM", "SOCKET"),
                    ("DATA_CHANNEL_FORMAT", "PROTOBUF"),
                    ("DATA_CHANNEL_SOCKET_PATHS", "/var/run/sockets/source.sock")
                ) with
                {
                    Patience = patience,
                }
        );
        findings.Check(
            run.ExitCode != 0
                && run.Messages.Errors()
                    .Any(error =>
                        AboutSockets.Any(word => error.Message.Contains(word, StringComparison.OrdinalIgnoreCase))
                    ),
            "a TRACE ERROR about sockets, and another exit code than 0",
            run.InShort
        );
    }
}
