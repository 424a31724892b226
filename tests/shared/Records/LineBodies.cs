using System.Text;
using Connectors.Records;

namespace Connectors.Tests.Records;

/// <summary>Bodies of lines, and what is left of a spool after them.</summary>
internal static class LineBodies
{
    /// <summary>What <see cref="Spool"/> lets all pages hold in memory together.</summary>
    private const long MostInMemory = 32 * 1024 * 1024;

    public static Spool Spool => new([Path.GetTempPath()]);

    public static RecordPage Read(string body, LineFormat? format = null, Spool? spool = null) =>
        Read(Encoding.UTF8.GetBytes(body), format, spool);

    /// <summary>A body that arrives in pieces; their lengths repeat, and it comes as it fits unless they are given.</summary>
    public static RecordPage Read(
        ReadOnlySpan<byte> body,
        LineFormat? format = null,
        Spool? spool = null,
        IReadOnlyList<int>? pieces = null
    )
    {
        using var reader = new LineReader(format ?? new SentLines(), spool ?? Spool);
        for (var i = 0; !body.IsEmpty; i++)
        {
            var room = reader.GetMemory();
            var count = Math.Min(pieces?[i % pieces.Count] ?? int.MaxValue, Math.Min(room.Length, body.Length));
            body[..count].CopyTo(room.Span);
            reader.Advance(count);
            body = body[count..];
        }

        // Asked for before the end is known.
        _ = reader.GetMemory();
        return reader.Complete();
    }

    /// <summary>Whether nothing is held, in memory or on disk, and nothing was given back twice.</summary>
    public static bool IsEmpty(this Spool spool) =>
        spool.Take(0) == 0 && spool.MayHold(MostInMemory) && !spool.MayHold(MostInMemory + 1);
}

/// <summary>Lines that are records already.</summary>
internal sealed class SentLines(params string[] members) : JsonLineFormat("things", members)
{
    protected override void Write(in JsonLine line, LineWriter record) => record.Write(line.Bytes);
}

/// <summary>Lines of text, each of which becomes one member.</summary>
internal sealed class TextLines() : TextLineFormat("names", "name")
{
    protected override void Write(ReadOnlySpan<byte> line, LineWriter record)
    {
        record.Write("{\"name\":\""u8);
        record.Write(line);
        record.Write("\"}"u8);
    }
}

/// <summary>Lines whose member <c>text</c> holds an object, which takes its place.</summary>
internal sealed class UnpackedLines() : JsonLineFormat("things")
{
    private readonly EmbeddedJson _embedded = new();

    protected override void Write(in JsonLine line, LineWriter record)
    {
        record.Write("{\"text\":"u8);
        record.WriteDecoded(_embedded.TryObject(line.Value(0)) ? _embedded.Json : line.Value(0));
        record.Write("}"u8);
    }
}

/// <summary>Keeps what it is told of each line, and writes nothing of it.</summary>
internal sealed class NotedLines() : JsonLineFormat("things")
{
    private readonly List<RecordLayout?> _known = [];

    public List<string> Members { get; } = [];

    /// <summary>Lines whose number named the layout of another line.</summary>
    public int Mixed { get; private set; }

    public int HighestIndex { get; private set; }

    protected override void Write(in JsonLine line, LineWriter record)
    {
        for (var i = 0; i < line.Layout.Count; i++)
        {
            Members.Add(
                $"{line.Layout.NameText(i)}={Encoding.UTF8.GetString(line.Value(i))} in {Encoding.UTF8.GetString(line.Members(i, i))}"
            );
        }

        HighestIndex = Math.Max(HighestIndex, line.LayoutIndex);
        while (_known.Count <= line.LayoutIndex)
        {
            _known.Add(null);
        }

        Mixed += _known[line.LayoutIndex] is { } known && !ReferenceEquals(known, line.Layout) ? 1 : 0;
        _known[line.LayoutIndex] = line.Layout;
        record.Write("{}"u8);
    }
}
