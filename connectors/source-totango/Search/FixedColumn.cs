using Connectors.Records;

namespace Connectors.Totango.Search;

/// <summary>A column that every row of a stream has, whatever fields are asked for.</summary>
/// <param name="name">The column.</param>
/// <param name="path">Where its value lies in what Totango sends.</param>
internal sealed class FixedColumn(string name, params IReadOnlyList<string> path)
{
    /// <summary>The column as it is written.</summary>
    public RecordColumn Column { get; } = new(name);

    /// <summary>Where its value lies.</summary>
    public IReadOnlyList<string> Path => path;

    /// <summary>Whether it is a time, which Totango sends in milliseconds.</summary>
    public bool IsTime { get; init; }

    /// <summary>Whether it is a text, also where Totango sends a number: keys look the same each time.</summary>
    public bool IsText
    {
        get => field || IsKey;
        init;
    }

    /// <summary>Whether there is no row without it.</summary>
    public bool IsKey { get; init; }
}
