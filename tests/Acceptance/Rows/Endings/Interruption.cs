using System.Diagnostics;
using Acceptance.Running;
using Acceptance.Targets;

namespace Acceptance.Rows.Endings;

/// <summary>Reads that are met in their middle and sent a signal.</summary>
internal static class Interruption
{
    /// <summary>How long a connector may take to end: then runners kill it.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>When it is killed here: later, so that being too late is seen for what it is.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>
    /// A shell that waits for the connector, so that it says on standard error of which signal its child died. An image needs
    /// none: there the connector is the first process, as it is with every runner that stops a container.
    /// </summary>
    private const string Waiting = $"{Entrypoint.Evaluated}; exit $?";

    /// <summary>How much a pipe and both its ends can hold of what a run that is over has written.</summary>
    private static int OnTheWay(Subject subject) => subject.Image is null ? 256 * 1024 : 2 * 1024 * 1024;

    /// <summary>
    /// An incremental read that is sent a signal at its first record. Its <see cref="RunResult.Took"/> is the time from then on.
    /// </summary>
    /// <exception cref="NotRunException">It was over before.</exception>
    public static Task<RunResult> SignalledAsync(Subject subject, UnixSignal signal) =>
        subject.OnceAsync(
            $"read until signal {signal}",
            () =>
                InterruptAsync(
                    subject,
                    signal,
                    subject.Image is null ? Waiting : null,
                    run => run.ReadUntilAsync(messages => messages.Of("RECORD", "record").Any())
                )
        );

    /// <summary>
    /// An incremental read that is killed at the first STATE of a stream that saves more than one, or where there is none, when
    /// half of its lines have been read.
    /// </summary>
    /// <exception cref="NotRunException">It was over before.</exception>
    public static Task<RunResult> KilledAsync(Subject subject) =>
        subject.OnceAsync(
            "read until it is killed",
            async () =>
            {
                var undisturbed = await subject.ModestReadAsync();
                var streams = await subject.ModestStreamsAsync();
                var saved = streams.FirstOrDefault(stream => undisturbed.Messages.States(stream).Count > 1);
                return await InterruptAsync(
                    subject,
                    UnixSignal.Kill,
                    null,
                    run =>
                        saved is null
                            ? run.ReadLinesAsync(undisturbed.Output.Span.Count((byte)'\n') / 2)
                            : run.ReadUntilAsync(messages => messages.States(saved).Count > 0)
                );
            }
        );

    /// <summary>
    /// A run that ended well before it was met says nothing. Whether it was over is told by what an undisturbed read writes:
    /// one that ends well though it was cut has written less, and is to be judged.
    /// </summary>
    /// <exception cref="NotRunException">It was over.</exception>
    public static async Task ThrowIfOverAsync(Subject subject, RunResult run, long read)
    {
        var whole = (await subject.ModestReadAsync()).Output.Length;
        if (run.ExitCode == 0 && whole - read <= OnTheWay(subject))
        {
            throw new NotRunException(
                $"{whole / 1024} kB are too little to meet a read in its middle: it was over before"
            );
        }
    }

    private static async Task<RunResult> InterruptAsync(
        Subject subject,
        UnixSignal signal,
        string? script,
        Func<ConnectorRun, Task> reachAsync
    )
    {
        var catalog = await subject.ModestCatalogAsync();
        using var files = subject.Open().With("catalog.json", catalog);
        using var run = ConnectorRun.Start(subject.Target, files.Reading() with { Script = script });
        await reachAsync(run);
        var read = run.OutputLength;
        run.Send(signal);
        var end = await EndAsync(run);
        await ThrowIfOverAsync(subject, end, read);
        return end;
    }

    private static async Task<RunResult> EndAsync(ConnectorRun run)
    {
        var sent = Stopwatch.GetTimestamp();
        var end = run.EndAsync();
        try
        {
            return await end.WaitAsync(Patience) with { Took = Stopwatch.GetElapsedTime(sent) };
        }
        catch (TimeoutException) when (!end.IsCompleted)
        {
            run.Send(UnixSignal.Kill);
            return await end with { Took = Stopwatch.GetElapsedTime(sent) };
        }
    }
}
