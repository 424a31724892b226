using System.Buffers;

namespace Connectors.Records;

/// <summary>A page on disk, already found valid, read again in windows that hold whole records.</summary>
internal sealed class SpooledPage(SpoolFile file, PageShape shape) : IBatchSource
{
    private const int Window = 1024 * 1024;

    public bool IsInMemory => false;

    public IEnumerable<RecordBatch> Batches()
    {
        var scanner = new PageScanner(shape);
        var buffer = ArrayPool<byte>.Shared.Rent(Window + JsonCursor.Padding);
        try
        {
            long offset = 0;
            var filled = 0;
            while (true)
            {
                if (filled == buffer.Length - JsonCursor.Padding)
                {
                    buffer = Buffers.Grow(buffer, filled);
                }

                var read = file.Read(buffer.AsSpan(filled, buffer.Length - JsonCursor.Padding - filled), offset);
                if (read == 0)
                {
                    yield break;
                }

                offset += read;
                filled += read;
                buffer.AsSpan(filled, JsonCursor.Padding).Clear();
                var passed = scanner.Scan(buffer, 0, filled);
                if (scanner.Ranges.Count > 0)
                {
                    yield return new RecordBatch(buffer, scanner.Ranges, scanner.Layouts.Layouts);
                    scanner.TakeBatch();
                }

                buffer.AsSpan(passed, filled - passed).CopyTo(buffer);
                filled -= passed;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public void Dispose() => file.Dispose();
}
