namespace Sandbox.Iterable;

/// <summary>What can be exported under one data type: records by their position.</summary>
internal interface IExport
{
    /// <summary>How many records there are.</summary>
    long Count { get; }

    /// <summary>The time that a window is compared with.</summary>
    DateTimeOffset At(long index);

    /// <summary>What tells the record from all others of its type.</summary>
    string IdOf(long index);

    /// <summary>The record as one line holds it.</summary>
    Members Line(long index, Rendering rendering);
}
