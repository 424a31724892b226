using System.Text.Json;
using Connectors.Records;
using Connectors.Streams;
using Connectors.Support;
using Connectors.Tests.Records;

namespace Connectors.Tests.Streams;

/// <summary>Lists of records that a test gives, and what is gathered from the members <c>owner</c> and <c>editor</c> of them.</summary>
internal sealed class SomeGathering
{
    /// <summary>Some while before the reading, in milliseconds since 1970.</summary>
    public const long Then = 1_700_000_000_000;

    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeMilliseconds(Then).AddHours(1);

    private readonly List<FilteredListStream> _parents;
    private readonly Gathering _gathering;

    /// <summary>Gathers from lists of one page each.</summary>
    public SomeGathering(params string[][] lists)
        : this([.. lists.Select(list => new[] { list })]) { }

    /// <summary>Gathers from lists of several pages.</summary>
    public SomeGathering(params string[][][] lists)
    {
        var clock = new InstantClock(Now);
        _parents =
        [
            .. lists.Select(
                (pages, i) =>
                    new FilteredListStream(new StreamSpec($"list{i}") { Cursor = "at" }, _ => Read(pages), clock)
            ),
        ];
        _gathering = new Gathering(
            "owners",
            new GatherRule("id", "at", CursorForm.Milliseconds, "version"),
            new Spool([Path.GetTempPath()]),
            [.. _parents.Select(parent => new GatheredFrom(parent, "owner", "editor"))]
        );
        Stream = new GatheredStream(
            new StreamSpec("owners") { Cursor = "at" },
            _gathering,
            clock,
            CursorForm.Milliseconds
        );
    }

    public GatheredStream Stream { get; }

    /// <summary>The state after the last reading.</summary>
    public string? State { get; private set; }

    /// <summary>The lengths of the pages that had records.</summary>
    public List<long> Pages { get; } = [];

    /// <summary>Reads all lists, and then what was gathered from them.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync(string? state = null)
    {
        foreach (var parent in _parents)
        {
            var request = new ReadRequest(null, true) { Pass = page => _gathering.Take(parent, page) };
            await foreach (var page in parent.PagesAsync(request, default))
            {
                page.Dispose();
            }
        }

        var records = new List<string>();
        var own = new ReadRequest(state is null ? null : JsonElement.Parse(state), true);
        await foreach (var page in Stream.PagesAsync(own, default))
        {
            records.AddRange(page.Records());
            State = page.Checkpoint is { } saved ? System.Text.Encoding.UTF8.GetString(saved.Span) : State;
            Pages.AddRange(page.Count > 0 ? [page.Count] : []);
            page.Dispose();
        }

        return records;
    }

    private static async IAsyncEnumerable<RecordPage> Read(string[][] pages)
    {
        foreach (var page in pages)
        {
            await Task.Yield();
            yield return Records.Pages.Read($"[{string.Join(',', page)}]", PageShape.Array);
        }
    }
}
