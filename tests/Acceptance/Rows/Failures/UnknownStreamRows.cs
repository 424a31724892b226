using Acceptance.Running;

namespace Acceptance.Rows.Failures;

/// <summary>A stream that cannot be read among others that can.</summary>
internal static class UnknownStreamRows
{
    public static IReadOnlyList<Row> All { get; } =
    [
        new(
            "failures.unknown_stream",
            "3.5",
            "a stream that the connector does not have is a TRACE ERROR, and the run does not end with 0",
            async (subject, findings) => Failed(await ReadAsync(subject), findings)
        ),
        new(
            "failures.unknown_stream_incomplete",
            "3.5",
            "it is INCOMPLETE, and its TRACE ERROR is a config_error with its name",
            IncompleteAsync
        ),
        new("failures.others_complete", "0.5", "the other streams are read and COMPLETE", OthersAsync),
        new(
            "failures.closing_error",
            "2.4",
            "the errors come after the streams, and one about the run, not earlier than they, closes it",
            ClosingAsync
        )
        {
            IsAdvice = true,
        },
        new(
            "failures.unknown_mode",
            "3.5",
            "a sync mode that does not exist is a TRACE ERROR, and the run does not end with 0",
            async (subject, findings) => Failed(await ReadOddModeAsync(subject), findings)
        ),
        new(
            "failures.unknown_mode_alone",
            "3.5",
            "a stream in a mode that does not exist is INCOMPLETE, and the others are COMPLETE",
            async (subject, findings) =>
            {
                var run = await ReadOddModeAsync(subject);
                var streams = await subject.SampleAsync();
                Ended(run, findings, "INCOMPLETE", streams.Take(1));
                Ended(run, findings, "COMPLETE", streams.Skip(1));
            }
        )
        {
            IsAdvice = true,
        },
    ];

    /// <summary>The read.</summary>
    public static Task<RunResult> ReadAsync(Subject subject) =>
        subject.OnceAsync(
            "read with an unknown stream",
            async () =>
                await subject.ReadAsync(CatalogEdits.WithUnknown(await subject.SampleCatalogAsync("full_refresh")))
        );

    /// <summary>The read with the first stream of the sample in a mode that does not exist.</summary>
    private static Task<RunResult> ReadOddModeAsync(Subject subject) =>
        subject.OnceAsync(
            "read in an unknown mode",
            async () =>
                await subject.ReadAsync(
                    CatalogEdits.Edit(
                        await subject.SampleCatalogAsync("full_refresh"),
                        streams => streams[0]!["sync_mode"] = "INVALID" // the sample is not empty
                    )
                )
        );

    private static void Ended(RunResult run, Findings findings, string status, IEnumerable<string> streams) =>
        findings.None(
            status,
            streams
                .Where(stream => run.Messages.Statuses(stream) is not [.., var last] || last != status)
                .Select(stream => $"{stream}: [{string.Join(", ", run.Messages.Statuses(stream))}]")
        );

    private static void Failed(RunResult run, Findings findings) =>
        findings.Check(
            run.ExitCode != 0 && run.Messages.Errors().Count > 0,
            "a TRACE ERROR and another exit code than 0",
            run.InShort
        );

    private static async Task IncompleteAsync(Subject subject, Findings findings)
    {
        var run = await ReadAsync(subject);
        Ended(run, findings, "INCOMPLETE", [CatalogEdits.Unknown]);
        var errors = run.Messages.Errors();
        findings.Check(
            errors.Any(error => error.Stream == CatalogEdits.Unknown && error.FailureType == "config_error"),
            $"a config_error with the descriptor of {CatalogEdits.Unknown}",
            () => string.Join("; ", errors.Select(error => $"{error.FailureType} of '{error.Stream}'"))
        );
    }

    private static async Task OthersAsync(Subject subject, Findings findings)
    {
        var run = await ReadAsync(subject);
        var streams = await subject.SampleAsync();
        await Samples.RecordsAsync(subject, run, findings, streams);
        Ended(run, findings, "COMPLETE", streams);
    }

    private static async Task ClosingAsync(Subject subject, Findings findings)
    {
        var messages = (await ReadAsync(subject)).Messages;
        var first = messages.TakeWhile(message => message.At("trace")?.TextOr("type", "") != "ERROR").Count();
        findings.Check(
            !messages.Skip(first).Any(message => Messages.TypeOf(message) is "RECORD" or "STATE"),
            "the first TRACE ERROR after all records, as some runners break off at it",
            () => "records or STATEs after it"
        );
        var errors = messages.Errors();
        findings.Check(
            errors.Count > 1
                && errors[^1] is { Stream: "", FailureType: "config_error" }
                && errors.Max(error => error.EmittedAt) == errors[^1].EmittedAt,
            "a last TRACE ERROR without a stream, not earlier than the others and a config_error like they",
            () => string.Join("; ", errors.Select(error => $"'{error.Stream}' at {error.EmittedAt:0}"))
        );
    }
}
