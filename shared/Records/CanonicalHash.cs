using System.Buffers;
using System.Security.Cryptography;

namespace Connectors.Records;

/// <summary>
/// SHA-256 (FIPS 180-4) of text that is written piece by piece, as the first half of its digits: a key for records that the
/// vendor gives none. Short text is gathered and hashed at once, long text on its way, so that no second copy of it stands
/// in memory. Used for one text after the other.
/// </summary>
public sealed class CanonicalHash : IBufferWriter<byte>
{
    /// <summary>The number of hexadecimal digits.</summary>
    public const int Length = 32;

    private readonly byte[] _buffer = new byte[32 * 1024];
    private IncrementalHash? _long;
    private int _filled;

    /// <summary>Adds bytes.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length <= _buffer.Length - _filled)
        {
            bytes.CopyTo(_buffer.AsSpan(_filled));
            _filled += bytes.Length;
            return;
        }

        Flush();
        Hash(bytes);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        if (_buffer.Length - _filled < Math.Max(sizeHint, 1))
        {
            Flush();
        }

        return _buffer.AsSpan(_filled);
    }

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        GetSpan(sizeHint);
        return _buffer.AsMemory(_filled);
    }

    /// <inheritdoc/>
    public void Advance(int count) => _filled += count;

    /// <summary>Writes the first <see cref="Length"/> digits, in lower case, and begins anew.</summary>
    /// <param name="digits">Room for them.</param>
    public void Finish(Span<byte> digits)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        if (_long is { } begun)
        {
            Flush();
            begun.GetHashAndReset(hash);
            begun.Dispose();
            _long = null;
        }
        else
        {
            SHA256.HashData(_buffer.AsSpan(0, _filled), hash);
        }

        _filled = 0;
        Convert.TryToHexStringLower(hash[..(Length / 2)], digits, out _);
    }

    private void Flush()
    {
        Hash(_buffer.AsSpan(0, _filled));
        _filled = 0;
    }

    private void Hash(ReadOnlySpan<byte> bytes)
    {
        _long ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        _long.AppendData(bytes);
    }
}
