using Connectors.Records;
using Connectors.Totango.Client;

namespace Connectors.Totango.Search;

/// <summary>A search that is read to its end.</summary>
/// <param name="Stream">The stream that it is read for.</param>
/// <param name="What">What is searched for.</param>
/// <param name="Query">Which of them.</param>
/// <param name="Form">What becomes of the hits.</param>
/// <param name="Key">The columns that tell rows apart.</param>
internal sealed record SearchTask(
    string Stream,
    SearchObject What,
    SearchQuery Query,
    RecordForm Form,
    params IReadOnlyList<string> Key
)
{
    /// <summary>What was given out already: each row comes once, also where it moved from one page or slice to another.</summary>
    public SeenKeys Seen { get; init; } = new(Key);

    /// <summary>How many there were when the reading began, as Totango says.</summary>
    public long Expected { get; set; }

    /// <summary>Whether there are some that no slice of time reaches: they were never active, or too many in one moment.</summary>
    public bool LeavesSome { get; set; }

    /// <summary>Another search for some of the same, which counts its own.</summary>
    public SearchTask Part(SearchQuery query) => this with { Query = query, Seen = NewKeys() };

    /// <summary>Counts rows of a part of the search.</summary>
    public SeenKeys NewKeys() => new(Key);
}
