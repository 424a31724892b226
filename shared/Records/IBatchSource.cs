using System.Buffers;

namespace Connectors.Records;

/// <summary>Where a page's batches come from.</summary>
internal interface IBatchSource : IDisposable
{
    /// <summary>Whether all of it is in memory.</summary>
    bool IsInMemory { get; }

    IEnumerable<RecordBatch> Batches();
}

/// <summary>A page without records.</summary>
internal sealed class NoBatches : IBatchSource
{
    public static readonly NoBatches Instance = new();

    public bool IsInMemory => true;

    public IEnumerable<RecordBatch> Batches() => [];

    public void Dispose()
    {
        // Nothing is held.
    }
}

/// <summary>A page in memory.</summary>
internal sealed class MemoryBatch(byte[] buffer, Spool spool, RecordBatch batch) : IBatchSource
{
    private byte[]? _rented = buffer;

    public bool IsInMemory => true;

    public IEnumerable<RecordBatch> Batches() =>
        _rented is null ? throw new ObjectDisposedException(nameof(RecordPage)) : [batch];

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _rented, null) is { } returned)
        {
            spool.Hold(-returned.Length);
            ArrayPool<byte>.Shared.Return(returned);
        }
    }
}
