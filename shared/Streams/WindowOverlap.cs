namespace Connectors.Streams;

/// <summary>
/// What earlier windows of a read have brought already: some vendors give more than was asked for, the whole day of a window's
/// beginning or the very instant of its end, and no record may be given out twice.
/// </summary>
public sealed class WindowOverlap
{
    private DateTimeOffset? _covered;
    private bool _coversLast;
    private DateTimeOffset _until;
    private bool _hasLast;

    /// <summary>A window is asked for, for the first time or again.</summary>
    public void Begin(InstantWindow window) => (_until, _hasLast) = (window.Until, false);

    /// <summary>
    /// Whether a record of that time came with an earlier window, where the vendor takes a window's beginning for its whole day.
    /// </summary>
    public bool IsCovered(DateTimeOffset time) => HasInstant(time) || time < _covered;

    /// <summary>Whether the window before brought the records of that very instant, which is its end.</summary>
    public bool HasInstant(DateTimeOffset time)
    {
        _hasLast |= time == _until;
        return time == _covered && _coversLast;
    }

    /// <summary>The window is through: its end as well, if it brought any record of that instant.</summary>
    public void Pass() => (_covered, _coversLast) = (_until, _hasLast);
}
