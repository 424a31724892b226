using System.IO.Compression;

namespace Sandbox.Tests;

internal static class Unpack
{
    /// <summary>The bytes before compression; a checksum that is wrong throws.</summary>
    public static byte[] Gzip(byte[] body, bool compressed = true)
    {
        if (!compressed)
        {
            return body;
        }

        using var unpacked = new MemoryStream();
        using var gzip = new GZipStream(new MemoryStream(body), CompressionMode.Decompress);
        gzip.CopyTo(unpacked);
        return unpacked.ToArray();
    }
}
