namespace Connectors.Paging;

/// <summary>A stretch of time in milliseconds since 1970, both ends included, as search APIs filter by it.</summary>
/// <param name="From">The first millisecond.</param>
/// <param name="To">The last.</param>
public readonly record struct TimeSlice(long From, long To)
{
    /// <summary>How full a piece is made on an average: fuller ones overflow more often, emptier ones are more.</summary>
    private const double Fill = 0.75;

    /// <summary>So many known times a piece tell well enough where its end should be.</summary>
    private const int TimesPerPiece = 8;

    /// <summary>A vendor may count anything; more pieces come of these where they are needed.</summary>
    private const int MostPieces = 1000;

    /// <summary>The last instant of the year 9999: as good as no end.</summary>
    public static long Latest { get; } = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>Whether it cannot be cut any more.</summary>
    public bool IsInstant => From >= To;

    /// <summary>
    /// Pieces of it, two at least, which together are the whole: where some times of its records are known and stand in no order, each
    /// piece is to hold about as many; else they are equally long.
    /// </summary>
    /// <param name="count">How many records lie in it.</param>
    /// <param name="most">How many may lie in a piece.</param>
    /// <param name="times">The times of some of them, in the order in which they came.</param>
    /// <exception cref="InvalidOperationException">It is an instant.</exception>
    public IReadOnlyList<TimeSlice> Cut(long count, long most, IReadOnlyList<long> times)
    {
        if (IsInstant)
        {
            throw new InvalidOperationException("an instant cannot be cut");
        }

        var pieces = (long)Math.Min(Math.Ceiling(count / (most * Fill)), MostPieces);
        var borders = Borders(times, Math.Min(pieces, times.Count / TimesPerPiece));
        if (borders.Count == 0)
        {
            borders = EqualBorders(pieces);
        }

        var cut = new List<TimeSlice>();
        var from = From;
        foreach (var border in borders)
        {
            cut.Add(new TimeSlice(from, border - 1));
            from = border;
        }

        cut.Add(new TimeSlice(from, To));
        return cut;
    }

    /// <summary>Where pieces begin that hold about as many of the known times each.</summary>
    private SortedSet<long> Borders(IReadOnlyList<long> times, long pieces)
    {
        var borders = new SortedSet<long>();
        var slice = this;
        var known = times.Where(time => time >= slice.From && time <= slice.To).ToList();
        if (pieces < 2 || known.Count < 2 * TimesPerPiece || IsSorted(known))
        {
            return borders;
        }

        known.Sort();
        for (long piece = 1; piece < pieces; piece++)
        {
            var border = known[(int)(piece * known.Count / pieces)];
            var isNew = border > From && borders.Add(border);
            if (!isNew && border < To)
            {
                // Many lie in this one instant: it becomes a piece of its own.
                borders.Add(border + 1);
            }
        }

        return borders;
    }

    private SortedSet<long> EqualBorders(long pieces)
    {
        var length = To - From + 1;
        pieces = Math.Clamp(pieces, 2, length);
        var borders = new SortedSet<long>();
        for (long piece = 1; piece < pieces; piece++)
        {
            borders.Add(From + (long)((Int128)length * piece / pieces));
        }

        return borders;
    }

    /// <summary>Times that come in order are those of one end, and tell nothing of the rest.</summary>
    private static bool IsSorted(List<long> times)
    {
        var (rises, falls) = (true, true);
        for (var i = 1; i < times.Count; i++)
        {
            rises &= times[i] >= times[i - 1];
            falls &= times[i] <= times[i - 1];
        }

        return rises || falls;
    }
}
