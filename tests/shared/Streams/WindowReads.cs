using System.Text.Json;
using Connectors.Records;
using Connectors.Schema;
using Connectors.Streams;
using Connectors.Support;

namespace Connectors.Tests.Streams;

/// <summary>Streams of windows that begin with 2026, and how they are read.</summary>
internal static class WindowReads
{
    public static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static WindowRules Hours(double width) => new(TimeSpan.FromHours(width));

    public static SomeWindows Make(TimeSpan span, WindowRules rules, WindowsAhead? ahead = null) =>
        new(new WindowSpan(StartDate.Of(Begin)), rules, ahead ?? new WindowsAhead(0), new InstantClock(Begin + span));

    public static Task<RecordPage> Whole(double seconds = 100) => Task.FromResult(SomeWindows.Page(seconds));

    public static Task<RecordPage> Cut() => Task.FromException<RecordPage>(SomeWindows.Cut());

    /// <summary>The minutes between the states of the pages.</summary>
    public static async Task<List<double>> ReadAsync(SomeWindows stream)
    {
        var minutes = new List<double>();
        var at = Begin;
        await foreach (var page in stream.PagesAsync(new ReadRequest(null, IsIncremental: true), default))
        {
            var reached = JsonElement
                .Parse(page.Checkpoint.GetValueOrDefault().Span)
                .GetProperty("at")
                .GetDateTimeOffset();
            minutes.Add((reached - at).TotalMinutes);
            at = reached;
            page.Dispose();
        }

        return minutes;
    }

    public static void AssertEachInstantOnce(SomeWindows stream, TimeSpan span, int failed)
    {
        // The ones that were cut begin where a later one begins that was not.
        var whole = stream.Windows.Reverse().DistinctBy(window => window.From).OrderBy(window => window.From).ToList();
        Assert.That(whole, Has.Count.EqualTo(stream.Windows.Count - failed));
        Assert.That(whole[0].From, Is.EqualTo(Begin));
        Assert.That(whole.Skip(1).Select(w => w.From), Is.EqualTo(whole.SkipLast(1).Select(w => w.Until)));
        Assert.That(whole[^1].Until, Is.EqualTo(Begin + span));
    }
}
