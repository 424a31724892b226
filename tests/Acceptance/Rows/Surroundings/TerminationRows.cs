using System.Text.Json;
using Acceptance.Protocol;
using Acceptance.Running;
using Acceptance.Targets;

namespace Acceptance.Rows.Surroundings;

/// <summary>SIGTERM in the middle of a read, to the first process of a container and to a child of a shell (5.6).</summary>
internal static class TerminationRows
{
    private const int Terminated = 128 + (int)UnixSignal.Terminate;

    private const string Connector =
        "eval \"exec $AIRBYTE_ENTRYPOINT \\\"\\$@\\\"\" > {files}/stdout 2> {files}/stderr";

    public static IReadOnlyList<Row> All { get; } =
    [
        new(
            "surroundings.terminated_as_first",
            "5.6",
            "as a container's first process, which no signal kills by itself, it saves what is safe and ends with 143",
            (subject, findings) =>
                LookAsync(
                    subject,
                    findings,
                    Connector,
                    run =>
                    {
                        run.Send(UnixSignal.Terminate);
                        return Task.CompletedTask;
                    }
                )
        )
        {
            NeedsImage = true,
        },
        new(
            "surroundings.terminated_in_shell",
            "5.6",
            "as the child of a shell it saves what is safe and ends with 143",
            async (subject, findings) =>
            {
                const string script = $$"""
                    {{Connector}} &
                    child=$!
                    read line
                    kill -TERM $child
                    echo terminated
                    wait $child
                    exit $?
                    """;
                await LookAsync(
                    subject,
                    findings,
                    script,
                    async run =>
                    {
                        run.Say("terminate");
                        await run.HearAsync();
                    }
                );
            }
        ),
    ];

    private static async Task LookAsync(
        Subject subject,
        Findings findings,
        string script,
        Func<PipedRun, Task> terminate
    )
    {
        var catalog = await MiddleOfRead.CatalogAsync(subject);
        using var files = subject.Open().With("catalog.json", catalog);
        using var run = PipedRun.Start(
            subject,
            files,
            files.Reading() with
            {
                Script = script,
                Patience = await SampleReads.PatienceAsync(subject),
            }
        );
        if (!await run.MeetAsync())
        {
            findings.Fail("a record", (await run.EndAsync()).InShort());
            return;
        }

        await terminate(run);
        var end = await run.EndAsync();
        findings.Check(end.ExitCode == Terminated, $"exit code {Terminated}", end.InShort);
        findings.Check(
            end.Output.Span.EndsWith("\n"u8),
            "whole lines to the end",
            () => end.Text[^Math.Min(80, end.Text.Length)..]
        );
        var begun = Begun(end.Messages).ToList();
        findings.None(
            "STATEs that account for all before them",
            begun.SelectMany(stream => Unaccounted(end.Messages, stream)).Take(5)
        );
        findings.None(
            "COMPLETE or INCOMPLETE for each stream that was begun",
            begun
                .Select(stream => (Name: stream, Last: end.Messages.Statuses(stream).LastOrDefault("no status")))
                .Where(stream => stream.Last is not ("COMPLETE" or "INCOMPLETE"))
                .Take(5)
                .Select(stream => $"{stream.Name}: {stream.Last}")
        );
    }

    private static IEnumerable<string> Begun(Messages messages) =>
        messages
            .Of("TRACE", "trace")
            .Select(trace => trace.Member("stream_status"))
            .OfType<JsonElement>()
            .Select(Messages.StreamOf)
            .Union(messages.Streams);

    /// <summary>What came after the last STATE is read again by the next run.</summary>
    private static IEnumerable<string> Unaccounted(Messages messages, string stream)
    {
        var last = messages
            .ToList()
            .FindLastIndex(message => message.Member("state") is { } state && Messages.StreamOfState(state) == stream);
        return last < 0 ? [] : Accounting.States(messages.UpTo(last), stream);
    }
}
