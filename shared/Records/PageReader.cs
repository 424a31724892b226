namespace Connectors.Records;

/// <summary>
/// Takes in the body of one reply as it arrives, checks it as JSON on the way, and gives it out as a <see cref="RecordPage"/>
/// only when it is whole and valid to its end.
/// </summary>
public sealed class PageReader : IDisposable
{
    /// <summary>Begins a page.</summary>
    /// <param name="shape">Where the records lie.</param>
    /// <param name="expectedLength">The length that the reply announced, in bytes, or null.</param>
    public PageReader(PageShape shape, long? expectedLength = null) => throw new NotImplementedException();

    /// <summary>Room for the next bytes; never empty.</summary>
    public Memory<byte> GetMemory() => throw new NotImplementedException();

    /// <summary>Takes over <paramref name="count"/> bytes that were put into <see cref="GetMemory"/>.</summary>
    /// <exception cref="InvalidDataException">The bytes are not the JSON that the shape asks for; its text says why and where, never with content.</exception>
    public void Advance(int count) => throw new NotImplementedException();

    /// <summary>The page, after the last byte. The caller owns it.</summary>
    /// <exception cref="InvalidDataException">The body ended too early, or lacks its records.</exception>
    public RecordPage Complete() => throw new NotImplementedException();

    /// <summary>Gives the buffers back, unless <see cref="Complete"/> handed them over.</summary>
    public void Dispose() => throw new NotImplementedException();
}
