namespace Connectors.Records;

/// <summary>
/// What becomes of the lines of a body in which each line stands for itself. A connector derives from
/// <see cref="JsonLineFormat"/> or <see cref="TextLineFormat"/>; one object serves one reader at a time.
/// </summary>
public abstract class LineFormat
{
    private protected LineFormat(string name, params IReadOnlyList<string> members)
    {
        Name = name;
        Layout = RecordLayout.Of(members);
    }

    /// <summary>What the lines hold, in the vendor's words; for errors.</summary>
    public string Name { get; }

    /// <summary>The members that each record surely has. What else it holds is known to be declared, and not looked for.</summary>
    internal RecordLayout Layout { get; }

    /// <summary>Called before the first line of each body: that of a repeated attempt, too, has a first line.</summary>
    protected internal virtual void Begin() { }

    /// <summary>Writes the record of one line.</summary>
    /// <param name="start">The line's first byte; behind its end at least <see cref="JsonCursor.Padding"/> bytes can be read.</param>
    /// <param name="end">The byte behind its last, without the line break.</param>
    /// <param name="output">Where the record goes.</param>
    /// <param name="traits">What writing the record out has to look after.</param>
    /// <returns>False where the line broke off in its middle.</returns>
    /// <exception cref="InvalidDataException">The line is not what it should be.</exception>
    internal abstract unsafe bool TryWrite(byte* start, byte* end, LineWriter output, out RecordTraits traits);
}

/// <summary>Lines that are plain text.</summary>
/// <param name="name">What the lines hold; for errors.</param>
/// <param name="members">The members that each record surely has.</param>
public abstract class TextLineFormat(string name, params IReadOnlyList<string> members) : LineFormat(name, members)
{
    /// <summary>Writes the record of a line that is not blank.</summary>
    /// <param name="line">The line without its break and without blanks at its ends.</param>
    /// <param name="record">Where the record goes: one JSON object without a line break.</param>
    protected abstract void Write(ReadOnlySpan<byte> line, LineWriter record);

    internal sealed override unsafe bool TryWrite(byte* start, byte* end, LineWriter output, out RecordTraits traits)
    {
        var line = new ReadOnlySpan<byte>(start, (int)(end - start)).Trim((byte)' ');
        Write(line, output);
        traits = TextTraits.Of(line);
        return true;
    }
}

/// <summary>Lines of which each is one JSON object (NDJSON, ndjson.org).</summary>
/// <param name="name">What the lines hold; for errors.</param>
/// <param name="members">The members that each record surely has.</param>
public abstract class JsonLineFormat(string name, params IReadOnlyList<string> members) : LineFormat(name, members)
{
    /// <summary>Lines that each have names of their own must not fill the memory with layouts.</summary>
    private const int MostLayouts = 1024;

    private LayoutTracker _layouts = new(notesPlaces: true);

    /// <summary>Writes the record of a line that was found valid.</summary>
    /// <param name="line">The line.</param>
    /// <param name="record">Where the record goes: one JSON object without a line break.</param>
    protected abstract void Write(in JsonLine line, LineWriter record);

    internal sealed override unsafe bool TryWrite(byte* start, byte* end, LineWriter output, out RecordTraits traits)
    {
        traits = RecordTraits.None;
        var cursor = new JsonCursor(start, end);
        var at = JsonCursor.Space(start, ref traits);
        if (*at != '{')
        {
            throw new InvalidDataException(*at == '<' ? "HTML or XML instead of JSON" : "it is no JSON object");
        }

        var behind = _layouts.Record(cursor, at, ref traits, out var layout);
        if (behind == null || behind > end)
        {
            return false;
        }

        if (behind < end)
        {
            throw new InvalidDataException("more text follows the end of its object");
        }

        var text = new ReadOnlySpan<byte>(at, (int)(behind - at));
        traits |= TextTraits.OfEncoding(text);
        output.Traits = RecordTraits.None;
        Write(new JsonLine(text, _layouts.Layouts[layout], layout, _layouts.Places), output);
        traits |= output.Traits;
        if (_layouts.Layouts.Count >= MostLayouts)
        {
            _layouts = new LayoutTracker(notesPlaces: true);
        }

        return true;
    }
}
