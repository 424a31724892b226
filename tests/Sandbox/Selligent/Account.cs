using Sandbox.Data;

namespace Sandbox.Selligent;

/// <summary>The options with what follows from them: ids, names, and the moments at which things were modified.</summary>
internal sealed class Account(SelligentOptions options)
{
    /// <summary>So many successive assets of a kind were modified in the same second.</summary>
    private const int EqualTimes = 2;

    /// <summary>Ids ascend in blocks of so many and descend within each, so that their order is not that of the times.</summary>
    private const int BlockOfIds = 8;

    private static readonly string[] _mailings = ["order confirmation", "invoice", "password reset", "shipping note"];
    private static readonly string[] _programs = ["welcome series", "win-back", "birthday"];

    private static readonly DateTimeOffset _first = new(2018, 10, 1, 8, 0, 0, TimeSpan.Zero);

    /// <summary>The day after the last asset was modified; campaigns, owners and sources may be so new.</summary>
    public static DateTimeOffset Last { get; } = new(2019, 3, 1, 4, 5, 6, TimeSpan.Zero);

    public SelligentOptions Options => options;

    public Draw Draw(string kind, long index) => Data.Draw.Of(options.Seed, kind, index);

    /// <summary>No two assets have the same id; those of extension data sources are beyond 32 bits.</summary>
    public static long IdOf(Kind kind, long index)
    {
        var place = index - (index % BlockOfIds) + (BlockOfIds - 1 - (index % BlockOfIds));
        return (kind == Kind.ExtensionDataSource ? 4_000_000_000 : 100) + (place * 10) + (int)kind;
    }

    /// <summary>Whole seconds, ascending up to a day before <see cref="Last"/>.</summary>
    public static DateTimeOffset At(long index, long count)
    {
        var (group, groups) = (index / EqualTimes, (count + EqualTimes - 1) / EqualTimes);
        var seconds = (long)(Last.AddDays(-1) - _first).TotalSeconds;
        return _first.AddSeconds((long)((Int128)seconds * (group + 1) / groups));
    }

    /// <summary>
    /// When a nested object was modified that is shown as it was at three moments. The first may be unknown, the last two
    /// may be the same, and the latest of all is <see cref="Last"/>.
    /// </summary>
    public static DateTimeOffset? ShownAt(long index, int moment) =>
        (moment, index % 5) switch
        {
            (0, 3) => null,
            (0, _) => _first.AddDays(index % 30),
            (1, not 1) => _first.AddDays(40 + (index % 30)),
            _ => Last.AddHours(-(index % 20)),
        };

    public string NameOf(Kind kind, long index)
    {
        var draw = Draw($"name of {kind}", index);
        var name =
            (options.Oddities & Oddities.NonAscii) != 0 && index % 2 == 0
                ? draw.Pick(Words.Foreign)
                : draw.Pick(Words.Company);
        return kind switch
        {
            Kind.Mailing => $"{name} {draw.Pick(_mailings)}",
            Kind.Program => $"{name} {draw.Pick(_programs)}",
            Kind.Target => $"{name} buyers",
            Kind.Campaign => $"{name} {index + 1}",
            _ => $"{name} customers",
        };
    }
}
