namespace Sandbox.Totango;

/// <summary>How a date of an attribute is written in a row.</summary>
public enum DateForm
{
    /// <summary><c>2024-01-31T00:00:00.000Z</c>.</summary>
    Iso,

    /// <summary><c>2024-01-31</c>.</summary>
    Day,

    /// <summary>Milliseconds since 1970.</summary>
    Milliseconds,
}
