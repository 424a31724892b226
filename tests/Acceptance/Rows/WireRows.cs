using System.Text.Json;
using Acceptance.Protocol;
using Acceptance.Rows.Failures;
using Acceptance.Rows.Secrets;
using Acceptance.Running;

namespace Acceptance.Rows;

/// <summary>What holds for standard output, whatever the command (airbyte-protocol 2.2).</summary>
internal static class WireRows
{
    public static IReadOnlyList<Row> All { get; } =
    [
        new(
            "wire.spec",
            "1.1",
            "spec writes nothing but whole messages",
            async (subject, findings) => Whole(await subject.SpecRunAsync(), findings)
        ),
        new(
            "wire.discover",
            "1.1",
            "discover writes nothing but whole messages",
            async (subject, findings) => Whole(await subject.DiscoverRunAsync(), findings)
        ),
        new(
            "wire.read",
            "1.1",
            "read writes nothing but whole messages, without null in the protocol's fields",
            async (subject, findings) => Whole(await subject.WholeReadAsync(), findings)
        ),
        new(
            "wire.debug",
            "2.1",
            "at debug level, too, nothing is written but whole messages",
            async (subject, findings) =>
            {
                var secrets = await SecretOption.OfAsync(subject);
                RunResult[] runs =
                [
                    await subject.TracedAsync("spec"),
                    await subject.TracedAsync("check"),
                    await subject.TracedAsync("discover"),
                    await subject.TracedReadAsync(),
                ];
                findings.None(
                    "one JSON object a line, of a known type",
                    runs.SelectMany(run => ProtocolLines.Broken(SaidSecrets.MaskedOutput(run, secrets))).Take(5)
                );
            }
        ),
        new(
            "wire.failed_runs",
            "2.2",
            "a run that fails, too, writes nothing but whole messages",
            async (subject, findings) =>
            {
                var secrets = await SecretOption.OfAsync(subject);
                foreach (var (name, run) in await FailureTextRows.RunsAsync(subject))
                {
                    findings.None(
                        $"{name}: one JSON object a line, of a known type",
                        run.Output.IsEmpty ? [] : ProtocolLines.Broken(SaidSecrets.MaskedOutput(run, secrets)).Take(1)
                    );
                }
            }
        ),
        new(
            "wire.counts",
            "3.3",
            "read incrementally, each stream's STATEs count every record before them",
            (subject, findings) => AccountAsync(subject, findings, Accounting.States)
        ),
        new(
            "wire.order",
            "3.1",
            "read incrementally, each stream is STARTED, then RUNNING, and COMPLETE after its last STATE",
            (subject, findings) =>
                AccountAsync(
                    subject,
                    findings,
                    (messages, stream) =>
                        [.. Accounting.Statuses(messages, stream), .. Accounting.Order(messages, stream)]
                )
        )
        {
            IsAdvice = true,
        },
        new(
            "wire.careful",
            "0.16",
            "no line that some runner would take wrongly",
            async (subject, findings) =>
            {
                RunResult[] runs =
                [
                    await subject.SpecRunAsync(),
                    await subject.DiscoverRunAsync(),
                    await subject.WholeReadAsync(),
                ];
                findings.None(
                    "compact ASCII without a runner's search words",
                    runs.SelectMany(run => ProtocolLines.Risky(run.Output)).Take(5)
                );
            }
        )
        {
            IsAdvice = true,
        },
    ];

    private static void Whole(RunResult run, Findings findings)
    {
        findings.Equal(0, run.ExitCode, "exit code");
        findings.None("one JSON object a line, of a known type", ProtocolLines.Broken(run.Output).Take(5));
    }

    private static async Task AccountAsync(
        Subject subject,
        Findings findings,
        Func<Messages, string, IEnumerable<string>> problems
    )
    {
        var traced = await subject.TracedReadAsync();
        var (messages, streams) =
            traced.ExitCode == 0
                ? (traced.Messages, await subject.TracedStreamsAsync())
                : ((await subject.ModestReadAsync()).Messages, await subject.ModestStreamsAsync());
        if (messages.HasGlobalStates)
        {
            throw new NotRunException("its STATEs are GLOBAL, which are not those of a stream");
        }

        findings.None(
            "each record counted, each stream ended",
            streams.SelectMany(stream => problems(messages, stream)).Take(5)
        );
    }
}
