using Sandbox.Data;

namespace Sandbox.Iterable;

/// <summary>The options with what follows from them: ids, and the moments at which things happened.</summary>
internal sealed class Account(IterableOptions options)
{
    /// <summary>So many successive things happen in the same second; one such second in ten is a midnight.</summary>
    private const int EqualDates = 3;
    private const int MidnightEvery = 10;

    private readonly DateTimeOffset _first = Midnight(options.FirstDay);
    private readonly DateTimeOffset _last = Midnight(options.LastDay).AddSeconds(-1);
    private long _requests;

    public IterableOptions Options => options;

    /// <summary>The number of the next request, by which replies differ that need not be alike.</summary>
    public long NextRequest() => Interlocked.Increment(ref _requests);

    public bool Is(Oddities oddity) => (options.Oddities & oddity) != 0;

    public Draw Draw(string kind, long index) => Data.Draw.Of(options.Seed, kind, index);

    public static long CampaignId(long index) => 7_700_123 + index;

    public static long TemplateId(long index) => 9_900_456 + index;

    public static long ListId(long index) => 55_501 + index;

    public static long ChannelId(long index) => 40_111 + index;

    public static long MessageTypeId(long index) => 47_001 + index;

    /// <summary>Whole seconds from the first to the last day, ascending but for the midnights.</summary>
    public DateTimeOffset At(long index, long count)
    {
        var (group, groups) = (index / EqualDates, (count + EqualDates - 1) / EqualDates);
        var seconds = (long)(_last - _first).TotalSeconds + 1;
        var at = _first.AddSeconds((long)((Int128)seconds * group / Math.Max(1, groups)));
        return group % MidnightEvery == 0 ? at.AddTicks(-at.TimeOfDay.Ticks) : at;
    }

    /// <summary>The time, or the last second that holds data.</summary>
    public DateTimeOffset NotAfterLast(DateTimeOffset time) => time < _last ? time : _last;

    private static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}
