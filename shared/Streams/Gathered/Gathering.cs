using System.Globalization;
using Connectors.Errors;
using Connectors.Records;

namespace Connectors.Streams;

/// <summary>
/// The objects that a vendor sends only inside of other records, gathered while those are read. What comes of it is right only
/// when all of them were read in full: a later version may lie in any, so the failure of one is that of the whole.
/// </summary>
/// <param name="stream">The name of the stream that is gathered, for errors.</param>
/// <param name="rule">How objects are told apart, and which version counts.</param>
/// <param name="spool">Where pages are made.</param>
/// <param name="from">Where they lie; of versions that nothing tells apart, the first place's counts.</param>
public sealed class Gathering(string stream, GatherRule rule, Spool spool, params IReadOnlyList<GatheredFrom> from)
{
    private const int PageSize = 1000;

    private readonly GatheredObjects[] _places = [.. from.Select(place => new GatheredObjects(place, rule))];
    private readonly Dictionary<string, GatheredObject> _objects = new(StringComparer.Ordinal);
    private volatile ConnectorException? _failure;

    /// <summary>The stream that is gathered.</summary>
    public string Stream => stream;

    /// <summary>The streams that are read for it.</summary>
    public IEnumerable<SourceStream> Parents => _places.Select(place => place.Parent);

    /// <summary>Whether nothing can come of it any longer.</summary>
    internal bool HasFailed => _failure is not null;

    /// <summary>Looks into what <paramref name="parent"/> read. The pages of one parent come one after the other.</summary>
    internal void Take(SourceStream parent, RecordPage page)
    {
        foreach (var place in _places.Where(place => place.Parent == parent))
        {
            place.Take(page);
        }
    }

    /// <summary>A parent was not read in full.</summary>
    internal void Fail(SourceStream parent, Exception cause) =>
        _failure ??= new ConnectorException(
            (cause as ConnectorException)?.FailureType ?? FailureType.SystemError,
            $"\"{stream}\" is gathered from \"{parent.Spec.Name}\", which was not read in full: {cause.Message}",
            (cause as ConnectorException)?.Detail ?? cause.ToString(),
            cause
        );

    /// <summary>All objects, each once, ordered by their key. Asked for when all parents have been read.</summary>
    /// <exception cref="ConnectorException">One of them was not read in full.</exception>
    internal async IAsyncEnumerable<RecordPage> PagesAsync()
    {
        if (_failure is { } failure)
        {
            throw failure;
        }

        Join();
        var sorted = _objects.OrderBy(entry => Number(entry.Key)).ThenBy(entry => entry.Key, StringComparer.Ordinal);
        foreach (var page in sorted.Chunk(PageSize))
        {
            yield return Page(page.Select(entry => entry.Value.Json));
        }

        await Task.CompletedTask;
    }

    /// <summary>When an object or what refers to it last changed; null where that is not known.</summary>
    internal DateTimeOffset? LastChange(ReadOnlySpan<byte> json) =>
        rule.KeyOf(json) is { } key && _objects.TryGetValue(key, out var found) ? found.LastChange : null;

    private void Join()
    {
        foreach (var (key, found) in _places.SelectMany(place => place.Found))
        {
            _objects[key] = _objects.TryGetValue(key, out var held) ? held.With(found) : found;
        }
    }

    /// <summary>Keys that are no numbers come last.</summary>
    private static long Number(string key) =>
        long.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : long.MaxValue;

    private RecordPage Page(IEnumerable<byte[]> objects)
    {
        using var reader = new PageReader(PageShape.Array, spool);
        Write(reader, "["u8);
        var isFirst = true;
        foreach (var json in objects)
        {
            Write(reader, isFirst ? [] : ","u8);
            Write(reader, json);
            isFirst = false;
        }

        Write(reader, "]"u8);
        return reader.Complete();
    }

    private static void Write(PageReader reader, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var room = reader.GetMemory().Span;
            var count = Math.Min(room.Length, bytes.Length);
            bytes[..count].CopyTo(room);
            reader.Advance(count);
            bytes = bytes[count..];
        }
    }
}
