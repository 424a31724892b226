using System.Text;
using System.Text.Json;
using Connectors.Records;
using Connectors.Schema;
using Connectors.Streams;
using Connectors.Support;
using Connectors.Tests.Records;

namespace Connectors.Tests.Streams;

/// <summary>A stream of windows and pages that the test answers; it remembers what was asked for. Now is 2026-01-02, noon.</summary>
internal sealed class SomePagedWindows
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 12, 0, 0, 900, TimeSpan.Zero);
    private readonly List<string> _asked = [];
    private int _id;

    public WindowSpan Span { get; init; } = new(Start("2026-01-01T12:00:00Z"));

    public WindowRules Rules { get; init; } = new(TimeSpan.FromHours(12));

    /// <summary>What the page of a window brings; a number of new records makes one.</summary>
    public required Func<InstantWindow, int, Task<RecordPage>> Answer { get; set; }

    /// <summary>What was there already, as the last read knows it.</summary>
    public WindowOverlap? Overlap { get; private set; }

    /// <summary>The pages asked for, as "hours since 2026..hours #page".</summary>
    public IReadOnlyList<string> Asked => _asked;

    public static StartDate Start(string text) =>
        StartDate.TryParse(text, out var start) ? start : throw new ArgumentException(text, nameof(text));

    /// <summary>A stream whose windows bring so many records page by page, and then an empty page.</summary>
    public static SomePagedWindows Of(params int[] pages)
    {
        SomePagedWindows? some = null;
        return some = new()
        {
            Answer = (_, page) => Task.FromResult(some!.Page(page <= pages.Length ? pages[page - 1] : 0)), // set by now
        };
    }

    /// <summary>A page of so many records that none had before.</summary>
    public RecordPage Page(int records) =>
        Pages.Read(
            $"[{string.Join(',', Enumerable.Range(0, records).Select(_ => $"{{\"id\":{_id++}}}"))}]",
            PageShape.Array
        );

    public IAsyncEnumerable<RecordPage> PagesAsync(
        string? state = null,
        bool isIncremental = true,
        CancellationToken ct = default
    )
    {
        var stream = new PagedWindowStream(
            new StreamSpec("things") { Cursor = "at" },
            Span,
            Rules,
            overlap =>
            {
                Overlap = overlap;
                return AskAsync;
            },
            new InstantClock(Now)
        );
        return stream.PagesAsync(new ReadRequest(state is null ? null : JsonElement.Parse(state), isIncremental), ct);
    }

    /// <summary>What each page says, as "records" or "records state".</summary>
    public async Task<List<string>> ReadAsync(string? state = null, bool isIncremental = true)
    {
        var read = new List<string>();
        await foreach (var page in PagesAsync(state, isIncremental))
        {
            using (page)
            {
                read.Add(
                    page.Checkpoint is { } saved
                        ? $"{page.Count} {Encoding.UTF8.GetString(saved.Span)}"
                        : $"{page.Count}"
                );
            }
        }

        return read;
    }

    private Task<RecordPage> AskAsync(InstantWindow window, int page, CancellationToken ct)
    {
        _asked.Add($"{Hours(window.From)}..{Hours(window.Until)} #{page}");
        ct.ThrowIfCancellationRequested();
        return Answer(window, page);

        static double Hours(DateTimeOffset time) => (time - WindowReads.Begin).TotalHours;
    }
}
