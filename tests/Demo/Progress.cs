using System.Diagnostics;
using System.Text.Json;
using Spectre.Console;

namespace Demo;

/// <summary>Shows how a read goes on: a moving line on a terminal, a plain one every few seconds elsewhere.</summary>
internal static class Progress
{
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(2);

    /// <summary>Takes all messages into <paramref name="run"/> and shows it on the way.</summary>
    public static async Task ShowAsync(string what, SyncRun run, IAsyncEnumerable<JsonElement> messages)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive)
        {
            await TakeAsync(what, run, messages, PlainInterval, AnsiConsole.WriteLine);
        }
        else
        {
            await AnsiConsole
                .Status()
                .StartAsync(what, status => TakeAsync(what, run, messages, TimeSpan.Zero, line => status.Status(line)));
        }

        AnsiConsole.WriteLine(Line(what, run));
    }

    private static async Task TakeAsync(
        string what,
        SyncRun run,
        IAsyncEnumerable<JsonElement> messages,
        TimeSpan interval,
        Action<string> show
    )
    {
        var since = Stopwatch.GetTimestamp();
        await foreach (var message in messages)
        {
            run.Take(message);
            if (Stopwatch.GetElapsedTime(since) > interval)
            {
                since = Stopwatch.GetTimestamp();
                show(Line(what, run));
            }
        }
    }

    private static string Line(string what, SyncRun run) =>
        $"{what}: {run.Records:N0} records, {run.Ended} of {run.Streams.Count} streams";
}
