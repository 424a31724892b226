namespace Connectors.Streams;

/// <summary>Where one of the streams stands that share a read by windows of time, each of which has a state of its own.</summary>
/// <param name="spec">The stream.</param>
/// <param name="span">From when to when it is read.</param>
/// <param name="request">How it is to be read.</param>
public sealed class WindowPosition(StreamSpec spec, WindowSpan span, ReadRequest request)
{
    private readonly DateTimeOffset? _saved = WindowSpan.Saved(spec, request);

    /// <summary>From when on its records are wanted.</summary>
    public DateTimeOffset From => span.From(_saved, request);

    /// <summary>The state once all before <paramref name="reached"/> is out; it never goes back behind the saved one.</summary>
    public byte[] Save(DateTimeOffset reached) => span.Save(spec, _saved, reached);
}
