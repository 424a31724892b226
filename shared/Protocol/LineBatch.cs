using System.Buffers;

namespace Connectors.Protocol;

/// <summary>
/// The right to write lines as bytes, until it is disposed. Being a ref struct it cannot live across an await, so the lock
/// behind it is never held while waiting for anything but the runner.
/// </summary>
internal readonly ref struct LineBatch(MessageWriter writer, OutputBuffer buffer) : IDisposable
{
    /// <summary>Writes one line from its parts: an envelope's begin, the record as it came, the envelope's end.</summary>
    /// <remarks>The parts hold no line break; the one at the end is added here.</remarks>
    public void Append(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> body, ReadOnlySpan<byte> suffix) =>
        buffer.AppendLine(prefix, body, suffix);

    /// <summary>
    /// For a line that is put together on the way (escaped, re-serialised); <see cref="EndLine"/> must follow. A line that
    /// is not ended, because of an exception, is taken back.
    /// </summary>
    public IBufferWriter<byte> Line => buffer;

    /// <summary>Ends the line that went into <see cref="Line"/>.</summary>
    public void EndLine() => buffer.EndLine();

    /// <summary>Lets others write again.</summary>
    public void Dispose() => writer.EndLines();
}
