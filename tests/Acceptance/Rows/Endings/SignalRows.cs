using Acceptance.Protocol;
using Acceptance.Running;
using Acceptance.Targets;

namespace Acceptance.Rows.Endings;

/// <summary>What a read that is asked to end still does.</summary>
internal static class SignalRows
{
    public static IReadOnlyList<Row> All { get; } =
    [
        .. Of(UnixSignal.Terminate, "sigterm", "SIGTERM"),
        .. Of(UnixSignal.Interrupt, "sigint", "SIGINT"),
        new("endings.sigterm_by_signal", "5.6", "a program dies of SIGTERM itself, as its parent sees", BySignalAsync)
        {
            IsAdvice = true,
        },
    ];

    private static IEnumerable<Row> Of(UnixSignal signal, string id, string name) =>
        [
            new(
                $"endings.{id}",
                "2.3",
                $"{name} ends a read within 10 s with {128 + (int)signal} or by the signal",
                async (subject, findings) => Ended(await Interruption.SignalledAsync(subject, signal), signal, findings)
            ),
            new(
                $"endings.{id}_lines",
                "2.2",
                $"after {name} nothing but whole lines are written",
                async (subject, findings) =>
                    findings.None(
                        "whole messages to the last byte",
                        ProtocolLines.Broken((await Interruption.SignalledAsync(subject, signal)).Output).Take(5)
                    )
            ),
            new(
                $"endings.{id}_statuses",
                "3.1",
                $"after {name} open streams are INCOMPLETE, and none is a TRACE ERROR",
                async (subject, findings) =>
                    await StatusesAsync(subject, await Interruption.SignalledAsync(subject, signal), findings)
            )
            {
                IsAdvice = true,
            },
            new(
                $"endings.{id}_states",
                "3.3",
                $"after {name} the STATEs count every record that was written",
                async (subject, findings) =>
                    await StatesAsync(subject, await Interruption.SignalledAsync(subject, signal), findings)
            )
            {
                IsAdvice = true,
            },
        ];

    private static void Ended(RunResult run, UnixSignal signal, Findings findings)
    {
        findings.Check(run.Took <= Interruption.Limit, "an end within 10 s", () => $"{run.Took.TotalSeconds:0.0} s");
        findings.Check(run.ExitCode == 128 + (int)signal, $"{128 + (int)signal}, or the signal", run.InShort);
    }

    private static async Task StatusesAsync(Subject subject, RunResult run, Findings findings)
    {
        foreach (var stream in await subject.ModestStreamsAsync())
        {
            var statuses = run.Messages.Statuses(stream);
            findings.Check(
                statuses is [] or ["INCOMPLETE"] or ["STARTED", .., "COMPLETE" or "INCOMPLETE"],
                $"{stream}: never begun, or ended",
                () => string.Join(", ", statuses)
            );
        }

        findings.None("no TRACE ERROR", run.Messages.Errors().Select(error => $"{error.Stream}: {error.Message}"));
    }

    private static async Task StatesAsync(Subject subject, RunResult run, Findings findings)
    {
        if (run.Messages.HasGlobalStates)
        {
            throw new NotRunException("its STATEs are GLOBAL, which are not those of a stream");
        }

        var undisturbed = (await subject.ModestReadAsync()).Messages;
        findings.None(
            "each record counted by a STATE after it",
            (await subject.ModestStreamsAsync())
                .Where(stream => run.Messages.Records(stream).Count > 0)
                // A stream that saves only when it is through has nothing that it could save in its middle.
                .Where(stream => run.Messages.States(stream).Count > 0 || undisturbed.States(stream).Count > 1)
                .SelectMany(stream =>
                    (string[])[.. Accounting.States(run.Messages, stream), .. Accounting.Order(run.Messages, stream)]
                )
                .Take(5)
        );
    }

    private static async Task BySignalAsync(Subject subject, Findings findings)
    {
        if (subject.Image is not null)
        {
            throw new NotRunException("the first process of a container cannot die of a signal");
        }

        var run = await Interruption.SignalledAsync(subject, UnixSignal.Terminate);
        findings.Check(
            run.Errors.Contains("Terminated", StringComparison.Ordinal),
            "a shell that says that its child was terminated",
            run.InShort
        );
    }
}
