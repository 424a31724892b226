using Connectors.Records;

namespace Connectors.Streams;

/// <summary>A stream whose records come out of another stream's read.</summary>
/// <param name="Spec">What the stream is to the outside.</param>
public abstract record DerivedStream(StreamSpec Spec);

/// <summary>
/// A stream whose pages another stream reads along with its own, each under its name (<see cref="RecordPage.Stream"/>). It may have a
/// cursor and a state of its own.
/// </summary>
/// <param name="Spec">What the stream is to the outside.</param>
public sealed record SharedStream(StreamSpec Spec) : DerivedStream(Spec);

/// <summary>Records that the vendor sends inside of their parents. They have no cursor.</summary>
/// <param name="Spec">What the stream is to the outside.</param>
/// <param name="Property">The parent's field with the list of records.</param>
/// <param name="ParentKey">The parent's field that names the parent.</param>
/// <param name="Column">The field of each record that holds it.</param>
public sealed record NestedStream(StreamSpec Spec, string Property, string ParentKey, string Column)
    : DerivedStream(Spec);

/// <summary>Records that are asked for parent by parent. A parent that is gone by then (404) is skipped. They have no cursor.</summary>
/// <param name="Spec">What the stream is to the outside.</param>
/// <param name="ParentKey">The parent's field that names the parent.</param>
/// <param name="Column">The field of each record that holds it.</param>
/// <param name="Read">The pages of one parent, by its key.</param>
public sealed record ChildStream(
    StreamSpec Spec,
    string ParentKey,
    string Column,
    Func<string, CancellationToken, IAsyncEnumerable<RecordPage>> Read
) : DerivedStream(Spec)
{
    /// <summary>
    /// Whether the other parents are read on when one fails: for vendors that never answer some of them. The stream ends as
    /// INCOMPLETE all the same.
    /// </summary>
    public bool GoesOnAfterFailure { get; init; }
}
