using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Connectors.Http;

/// <summary>A small answer that is read as a whole, such as that of a check.</summary>
/// <param name="make">Makes the value of the body.</param>
internal sealed class WholeReply<T>(Func<ReadOnlyMemory<byte>, T> make) : IReply<T>
{
    /// <summary>More than any answer of this kind has; records come as pages.</summary>
    private const int MostBytes = 16 * 1024 * 1024;

    public string Expected => "JSON";

    public async ValueTask<T> ReadAsync(ReplyBody body)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            var length = 0;
            int count;
            while ((count = await body.ReadAsync(buffer.AsMemory(length))) > 0)
            {
                length += count;
                if (length == buffer.Length)
                {
                    buffer = Grown(buffer, length);
                }
            }

            return Parse(buffer.AsMemory(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Grown(byte[] buffer, int length)
    {
        if (length >= MostBytes)
        {
            throw new InvalidDataException($"it is longer than {MostBytes} bytes");
        }

        var larger = ArrayPool<byte>.Shared.Rent(2 * length);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private T Parse(ReadOnlyMemory<byte> body)
    {
        if (body.Span.StartsWith(Encoding.UTF8.Preamble))
        {
            body = body[Encoding.UTF8.Preamble.Length..];
        }

        try
        {
            return make(body);
        }
        catch (JsonException e)
        {
            // The message of a JsonException may quote the content, its position does not.
            throw new InvalidDataException($"it is not the expected JSON in line {e.LineNumber + 1}", e);
        }
    }
}
