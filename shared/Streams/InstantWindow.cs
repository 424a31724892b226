namespace Connectors.Streams;

/// <summary>The time from one instant on, up to but not with another; both are whole seconds in UTC.</summary>
/// <param name="From">The first instant.</param>
/// <param name="Until">The instant behind the last.</param>
public readonly record struct InstantWindow(DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>How long it is.</summary>
    public TimeSpan Length => Until - From;
}

/// <summary>How a span of time is cut into windows.</summary>
/// <param name="Width">How long a window is at first.</param>
public sealed record WindowRules(TimeSpan Width)
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    /// <summary>How long it may become where windows arrive fast.</summary>
    public TimeSpan Widest { get; init; } = Width;

    /// <summary>How short it may become where they do not arrive whole; below that the stream fails.</summary>
    public TimeSpan Narrowest { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>A window is fast when the vendor took less time for it.</summary>
    public TimeSpan Fast { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>After so many fast ones in a row, windows double.</summary>
    public int FastOnes { get; init; } = 3;

    /// <summary>
    /// Where set, width goes by the number of records and not by time: windows double after one that held fewer, and halve
    /// after one that held more than <see cref="Many"/>, down to the first width.
    /// </summary>
    public long? Few { get; init; }

    /// <summary>How many records are too many for one window; see <see cref="Few"/>.</summary>
    public long Many { get; init; } = long.MaxValue;

    /// <summary>The first width, in whole seconds.</summary>
    internal TimeSpan First => WholeSeconds(Width);

    /// <summary>The width after one that did not arrive whole; null where it was the narrowest already.</summary>
    internal TimeSpan? Narrower(TimeSpan failed)
    {
        var least = WholeSeconds(Narrowest < Width ? Narrowest : Width);
        var half = WholeSeconds(failed / 2);
        return failed <= least ? null
            : half < least ? least
            : half;
    }

    /// <summary>The width after a window that held so many records, where width goes by their number.</summary>
    internal TimeSpan After(TimeSpan width, long records) =>
        records < Few ? Wider(width)
        : records <= Many || width <= First ? width
        : width / 2 > First ? WholeSeconds(width / 2)
        : First;

    /// <summary>The width after enough fast ones.</summary>
    internal TimeSpan Wider(TimeSpan width)
    {
        var most = WholeSeconds(Widest);
        return width > most / 2 ? most : 2 * width;
    }

    private static TimeSpan WholeSeconds(TimeSpan span)
    {
        var whole = new TimeSpan(span.Ticks - (span.Ticks % TimeSpan.TicksPerSecond));
        return whole < Least ? Least : whole;
    }
}
