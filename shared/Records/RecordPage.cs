using System.Security.Cryptography;
using System.Text;

namespace Connectors.Records;

/// <summary>
/// One complete, checked reply of a vendor: its records as they came, the values that steer the reading, and what may be
/// saved once its records are out. Whoever holds a page owns its buffers and disposes of it.
/// </summary>
public sealed class RecordPage : IDisposable
{
    private readonly IReadOnlyList<string> _steeringNames;
    private readonly Func<int, byte[]?> _steering;
    private readonly IBatchSource _source;
    private readonly Func<IEnumerable<RecordBatch>, IEnumerable<RecordBatch>>? _change;

    internal RecordPage(
        IBatchSource source,
        long count,
        IReadOnlyList<string> steeringNames,
        Func<int, byte[]?> steering
    )
    {
        _source = source;
        _steeringNames = steeringNames;
        _steering = steering;
        Count = count;
    }

    private RecordPage(RecordPage page, Func<IEnumerable<RecordBatch>, IEnumerable<RecordBatch>> change)
    {
        _source = page._source;
        _steeringNames = page._steeringNames;
        _steering = page._steering;
        _change = page._change is { } earlier ? batches => change(earlier(batches)) : change;
        Count = page.Count;
        Checkpoint = page.Checkpoint;
        NextToken = page.NextToken;
        Stream = page.Stream;
        Took = page.Took;
    }

    /// <summary>How many records the vendor's reply held, those that were left out while it was read among them.</summary>
    public long Count { get; internal set; }

    /// <summary>The stream's state once this page's records are written (one JSON object), or null where it says nothing.</summary>
    public ReadOnlyMemory<byte>? Checkpoint { get; set; }

    /// <summary>The name of the stream that it is for, where several share one read; null for the stream that is read.</summary>
    public string? Stream { get; set; }

    /// <summary>How long the vendor took for it, from the request to the last byte.</summary>
    public TimeSpan Took { get; internal set; }

    /// <summary>What asks for the page after this one, or null where this is the last; set by the paging rule.</summary>
    public string? NextToken { get; internal set; }

    /// <summary>Whether the page's bytes are in memory, so that some pages may be kept for a moment.</summary>
    internal bool IsInMemory => _source.IsInMemory;

    /// <summary>The text of a steering value; null where it is absent or null.</summary>
    public string? Text(string name) => RecordFields.Decode(Raw(name));

    /// <summary>Whether a steering value is <c>true</c>; absent counts as false.</summary>
    public bool Flag(string name) => Raw(name) is [(byte)'t', ..];

    /// <summary>The text of one member of each record; those without any are left out.</summary>
    public IReadOnlyList<string> Texts(string member)
    {
        var name = Encoding.UTF8.GetBytes(member);
        var texts = new List<string>();
        foreach (var batch in Batches())
        {
            foreach (var range in batch.Ranges)
            {
                if (RecordFields.Text(batch.Bytes(range), name) is { Length: > 0 } text)
                {
                    texts.Add(text);
                }
            }
        }

        return texts;
    }

    /// <summary>The hash of the first record that was received, where that may have been left out.</summary>
    internal string? First { get; set; }

    /// <summary>A short text that differs for pages which begin with different records; empty for one without any.</summary>
    internal string FirstHash()
    {
        if (First is { } known)
        {
            return known;
        }

        foreach (var batch in Batches())
        {
            if (batch.Ranges.Length > 0)
            {
                return Hash(batch.Bytes(batch.Ranges[0]));
            }
        }

        return "";
    }

    /// <summary>A short text that differs for different records.</summary>
    internal static string Hash(ReadOnlySpan<byte> record) => Convert.ToHexString(SHA256.HashData(record).AsSpan(0, 8));

    /// <summary>The records. A page in memory is one batch; a spooled one is read again, some megabytes at a time.</summary>
    public IEnumerable<RecordBatch> Batches() => _change is null ? _source.Batches() : _change(_source.Batches());

    /// <summary>The same page, which now owns the buffers, with each batch changed as it is read.</summary>
    public RecordPage Select(Func<RecordBatch, RecordBatch> change) => new(this, batches => batches.Select(change));

    /// <summary>The same page, which now owns the buffers, with only those of its records that are told to be kept.</summary>
    /// <param name="kept">For each record, in their order, whether it is kept.</param>
    public RecordPage Keep(IReadOnlyList<bool> kept) => new(this, batches => Keep(batches, kept));

    /// <summary>Adds the records, which were made of lines, to others.</summary>
    internal void AppendTo(LineWriter lines) =>
        lines.Append(_source as LinePage ?? throw new InvalidOperationException("Only pages of lines can be joined."));

    /// <summary>A page without records, for a state that is reached without any, or an answer that has none.</summary>
    public static RecordPage Empty(ReadOnlyMemory<byte>? checkpoint = null) =>
        new(NoBatches.Instance, 0, [], static _ => null) { Checkpoint = checkpoint };

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();

    private static IEnumerable<RecordBatch> Keep(IEnumerable<RecordBatch> batches, IReadOnlyList<bool> kept)
    {
        var at = 0;
        foreach (var batch in batches)
        {
            yield return batch.Where(kept, at);
            at += batch.Ranges.Length;
        }
    }

    private byte[]? Raw(string name)
    {
        for (var i = 0; i < _steeringNames.Count; i++)
        {
            if (_steeringNames[i] == name)
            {
                return _steering(i);
            }
        }

        // An answer without a body has no values, whatever its shape.
        return _source is NoBatches
            ? null
            : throw new ArgumentException($"\"{name}\" is not a steering value of this page's shape", nameof(name));
    }
}
