namespace Connectors.Streams;

/// <summary>
/// Objects that come inside of other streams' records, as a stream of their own. Each is given out once, and anew when it or a
/// record that refers to it has changed: one that is referred to for the first time may itself be old.
/// </summary>
/// <param name="spec">What the stream is to the outside; its cursor is the objects' own.</param>
/// <param name="gathering">Where its records come from.</param>
/// <param name="clock">Tells when the reading began.</param>
/// <param name="form">How the cursor is written.</param>
public sealed class GatheredStream(StreamSpec spec, Gathering gathering, TimeProvider clock, CursorForm form)
    : FilteredListStream(spec, _ => gathering.PagesAsync(), clock, form)
{
    /// <inheritdoc/>
    public override Gathering Gathering => gathering;

    /// <inheritdoc/>
    protected override DateTimeOffset? ChangedAt(ReadOnlySpan<byte> record, DateTimeOffset now) =>
        gathering.LastChange(record);
}
