using Acceptance.Running;

namespace Acceptance.Rows.Failures;

/// <summary>A config that breaks the schema: the options that it requires are not there.</summary>
internal static class BrokenSchemaRows
{
    public static IReadOnlyList<Row> All { get; } =
    [
        new(
            "failures.check_breaks_schema",
            "2.3",
            "check answers a config without the required options with FAILED, a message and exit code 0",
            async (subject, findings) =>
            {
                var run = await RunAsync(subject, "check");
                findings.Check(
                    run.ExitCode == 0 && run.Status() == "FAILED" && MessageOf(run).Length > 0,
                    "FAILED with a message and exit code 0",
                    run.InShort
                );
            }
        ),
        new(
            "failures.check_names_options",
            "2.5",
            "check names every option that is missing by its title, all at once",
            NamesAsync
        )
        {
            IsAdvice = true,
        },
        Refused("discover"),
        Refused("read"),
    ];

    /// <summary>The run of a command without the required options.</summary>
    public static Task<RunResult> RunAsync(Subject subject, string verb) =>
        subject.OnceAsync(
            $"{verb} without required options",
            async () =>
            {
                var config = subject.ConfigOf(subject.Working);
                foreach (var name in await RequiredAsync(subject))
                {
                    config.Remove(name);
                }

                using var files = subject.Open().With("config.json", config.ToJsonString());
                if (verb == "read")
                {
                    files.With("catalog.json", await subject.SampleCatalogAsync("full_refresh"));
                    return await subject.RunAsync(files.Reading());
                }

                return await subject.RunAsync(files.Start(verb, "--config", "{files}/config.json"));
            }
        );

    private static Row Refused(string verb) =>
        new(
            $"failures.{verb}_breaks_schema",
            "2.3",
            $"{verb} refuses a config without the required options as a config_error",
            async (subject, findings) =>
            {
                var run = await RunAsync(subject, verb);
                findings.Check(
                    run.ExitCode != 0 && run.Messages.Errors().Any(error => error.FailureType == "config_error"),
                    "a TRACE ERROR of type config_error and another exit code than 0",
                    run.InShort
                );
            }
        );

    private static async Task<IReadOnlyList<string>> RequiredAsync(Subject subject) =>
        (await subject.ConnectionSpecificationAsync()).Texts("required") is { Count: > 0 } names
            ? names
            : throw new NotRunException("the SPEC requires no option");

    private static async Task NamesAsync(Subject subject, Findings findings)
    {
        var schema = await subject.ConnectionSpecificationAsync();
        var message = MessageOf(await RunAsync(subject, "check"));
        foreach (var name in await RequiredAsync(subject))
        {
            var title = schema.At("properties", name)?.TextOr("title", name) ?? name;
            findings.Check(
                message.Contains(title, StringComparison.OrdinalIgnoreCase),
                $"{name}: a message that says \"{title}\"",
                () => message
            );
        }
    }

    private static string MessageOf(RunResult run) =>
        run.Messages.Of("CONNECTION_STATUS", "connectionStatus").FirstOrDefault().TextOr("message", "");
}
