namespace Sandbox.Selligent;

/// <summary>How times are written; none of these is documented.</summary>
public enum TimeForm
{
    /// <summary><c>2019-03-01T04:05:06</c>, which is UTC.</summary>
    Plain,

    /// <summary><c>2019-03-01T04:05:06Z</c>.</summary>
    Z,

    /// <summary><c>2019-03-01T06:05:06+02:00</c>.</summary>
    Offset,

    /// <summary><c>2019-03-01 04:05:06</c>.</summary>
    Blank,

    /// <summary><c>2019-03-01T04:05:06.250</c>.</summary>
    Fraction,

    /// <summary>A number: milliseconds since 1970.</summary>
    Milliseconds,

    /// <summary>A number: seconds since 1970.</summary>
    Seconds,

    /// <summary><c>null</c>.</summary>
    Null,

    /// <summary>There is no such member.</summary>
    Absent,

    /// <summary>A text that is no time.</summary>
    Nonsense,

    /// <summary>Each row in the next form of these.</summary>
    Mixed,
}
