namespace Connectors.Http;

/// <summary>The body of one answer: read under the idle time-out, and checked against the length that was announced.</summary>
internal sealed class ReplyBody(Stream stream, long? length, VendorCall call, TimeSpan idleTimeout)
{
    private long _received;

    /// <summary>The announced length in bytes; null when none was, or when the body came compressed.</summary>
    public long? Length => length;

    /// <summary>Whether the answer says that there is nothing (204), and has no body.</summary>
    public bool IsNone { get; init; }

    /// <summary>The first byte that is neither white space nor part of a byte order mark; 0 before it came.</summary>
    public byte FirstByte { get; private set; }

    /// <summary>True while bytes are awaited: a failure then is the network's, and else that of who takes them in.</summary>
    public bool IsReading { get; private set; }

    /// <summary>How long the vendor has been at it, from the request on.</summary>
    public TimeSpan Elapsed => call.SinceSent;

    /// <summary>The next bytes; 0 at the end.</summary>
    /// <exception cref="HttpIOException">The body ended before its announced length.</exception>
    public async ValueTask<int> ReadAsync(Memory<byte> memory)
    {
        IsReading = true;
        var read = stream.ReadAsync(memory, call.Token);

        // Most reads find their bytes waiting: only one that does not sets the timer, and no read makes a new one.
        if (!read.IsCompleted)
        {
            call.Arm(TimeoutKind.Body, idleTimeout);
        }

        var count = await read;
        _received += count;
        if (count == 0 && length is { } expected && _received < expected)
        {
            throw new HttpIOException(HttpRequestError.ResponseEnded, $"{_received} of {expected} bytes came.");
        }

        IsReading = false;
        if (FirstByte == 0)
        {
            FirstByte = FirstOf(memory.Span[..count]);
        }

        return count;
    }

    private static byte FirstOf(ReadOnlySpan<byte> bytes)
    {
        var at = bytes.IndexOfAnyExcept(WhiteSpaceAndMark);
        return at < 0 ? (byte)0 : bytes[at];
    }

    private static ReadOnlySpan<byte> WhiteSpaceAndMark => [0x20, 0x09, 0x0D, 0x0A, 0xEF, 0xBB, 0xBF];
}
