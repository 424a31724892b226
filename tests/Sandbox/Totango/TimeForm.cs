namespace Sandbox.Totango;

/// <summary>How a moment is written in a row.</summary>
public enum TimeForm
{
    /// <summary>Milliseconds since 1970.</summary>
    Number,

    /// <summary>The same as a text.</summary>
    Text,

    /// <summary>Not known, although searches go by it.</summary>
    Null,

    /// <summary>Not even mentioned.</summary>
    Absent,
}
