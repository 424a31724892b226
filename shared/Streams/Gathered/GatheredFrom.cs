namespace Connectors.Streams;

/// <summary>Where objects of a gathered stream lie: in some members of the records of another one.</summary>
/// <param name="Stream">The stream that is read; it shows what it reads to <see cref="ReadRequest.Pass"/>.</param>
/// <param name="Members">The members of its records, each of which may hold one object.</param>
public sealed record GatheredFrom(FilteredListStream Stream, params IReadOnlyList<string> Members);
