using Sandbox.Data;

namespace Sandbox.Totango;

/// <summary>When events happened, what they are and whose; the newest comes first, as on a timeline.</summary>
internal sealed class EventBase
{
    private const int TasksEach = 3;

    private static readonly TimeSpan _span = TimeSpan.FromDays(425);

    private readonly TotangoOptions _options;
    private readonly AccountBase _accounts;
    private readonly long[] _times;

    public EventBase(TotangoOptions options, AccountBase accounts)
    {
        _options = options;
        _accounts = accounts;
        Count = options.Accounts == 0 ? 0 : options.Events + options.EventsAtOnce;
        _times = [.. Enumerable.Range(0, Count).Select(TimeOf)];
    }

    public int Count { get; }

    private long Step => (long)_span.TotalMilliseconds / Math.Max(1, _options.Events);

    /// <summary>The number of an event; a higher one is older. Those that happened at once follow each other.</summary>
    public string Id(int number) => $"ev-{Count - number}";

    public long Time(int number) => _times[number];

    /// <summary>Four of ten are touchpoints, three are tasks.</summary>
    public static string Type(int number) =>
        (number % 20) switch
        {
            0 or 2 or 5 or 6 or 9 or 12 or 15 or 18 => "note",
            1 or 4 or 7 or 10 or 13 or 16 => "task",
            3 or 8 or 14 => "alert",
            _ => "campaign_touch",
        };

    /// <summary>The place of the account; that of all events of a task is the same.</summary>
    public int Account(int number)
    {
        var (kind, what) = Type(number) == "task" ? ("task account", TaskOf(number).Task) : ("event account", number);
        return _accounts.PlaceOf(Draw.Of(_options.Seed, kind, what).Below(_options.Accounts));
    }

    public bool IsThere(int number) => _accounts.IsThere(Account(number));

    /// <summary>Which task an event is of, and how many changes of the task came before it.</summary>
    public static (int Task, int Changes) TaskOf(int number)
    {
        // Six events of tasks in each block of twenty: three of each of two tasks, or what lies at the edges.
        var place = ((number / 20) * 6) + (number % 20 / 3);
        return (place / TasksEach, TasksEach - 1 - (place % TasksEach));
    }

    /// <summary>Those that happened at once lie between two of the others.</summary>
    private long TimeOf(int number)
    {
        var crowd = (_options.Events / 2) + 1;
        return number < crowd ? Spread(number)
            : number < crowd + _options.EventsAtOnce ? Spread(crowd - 1) - (Step / 2)
            : Spread(number - _options.EventsAtOnce);
    }

    /// <summary>Evenly, but for some hours to and fro, so that the order stays.</summary>
    private long Spread(int number) =>
        _options.End
        - 1
        - ((number + 1) * Step)
        + (long)(Draw.Of(_options.Seed, "event time", number).Next() % (ulong)Math.Max(1, Step / 3));
}
