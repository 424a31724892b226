namespace Connectors.Records;

/// <summary>Takes in the body of one reply as it arrives, and gives it out as a page only when it is whole and valid.</summary>
internal interface IPageSink : IDisposable
{
    /// <summary>Room for the next bytes; never empty.</summary>
    Memory<byte> GetMemory();

    /// <summary>Takes over <paramref name="count"/> bytes that were put into <see cref="GetMemory"/>.</summary>
    /// <exception cref="InvalidDataException">The bytes are not what they should be; its text says why and where, never with content.</exception>
    /// <exception cref="IOException">The body is too long for memory, and its file cannot be written.</exception>
    void Advance(int count);

    /// <summary>The page, after the last byte. The caller owns it.</summary>
    /// <exception cref="InvalidDataException">The body ended too early.</exception>
    RecordPage Complete();
}
