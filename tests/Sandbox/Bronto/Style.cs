using System.Globalization;
using Sandbox.Data;
using Sandbox.Faults;

namespace Sandbox.Bronto;

/// <summary>How a reply is written: the account's oddities with those that a fault adds.</summary>
internal sealed record Style(Oddities Oddities, int Seed)
{
    private const int HugeBytes = 5_000_000;

    public static Style Plain { get; } = new(Oddities.None, 0);

    /// <summary>The length of a text in the first row, or 0 for none.</summary>
    public int HugeLength { get; init; }

    /// <summary>Whether every element that may say xsi:nil says so, and not just half of them.</summary>
    public bool NilsAll { get; init; }

    public static Style Of(Account account, Fault? fault)
    {
        var more = fault?.Kind.Name switch
        {
            ContentFaults.UnknownField => Oddities.UnknownElements,
            ContentFaults.NullFields => Oddities.NilValues,
            ContentFaults.BigNumbers => Oddities.BigNumbers,
            ContentFaults.PrettyPrinted => Oddities.OtherPrefixes,
            _ => Oddities.None,
        };
        var isHuge = fault?.Kind.Name == ContentFaults.HugeRecord;
        return new Style(account.Options.Oddities | more, account.Options.Seed)
        {
            HugeLength =
                !isHuge ? 0
                : int.TryParse(fault?.Argument, out var length) ? length
                : HugeBytes,
            NilsAll = fault?.Kind.Name == ContentFaults.NullFields,
        };
    }

    public bool Is(Oddities oddity) => (Oddities & oddity) != 0;

    public Draw Draw(string name, long place) => Data.Draw.Of(Seed, name, place);

    /// <summary>A time as it is written.</summary>
    public string Text(DateTimeOffset time, string name, long place) =>
        !Is(Oddities.OffsetTimes)
            ? Form(time, "yyyy-MM-dd'T'HH:mm:ss'Z'")
            : Draw(name, place).Below(5) switch
            {
                0 => Form(time.ToOffset(TimeSpan.FromHours(2)), "yyyy-MM-dd'T'HH:mm:sszzz"),
                1 => Form(time.ToOffset(new TimeSpan(-4, -30, 0)), "yyyy-MM-dd'T'HH:mm:ss.fffzzz"),
                2 => Form(time, "yyyy-MM-dd'T'HH:mm:ss'.25Z'"),
                3 => Form(time, "yyyy-MM-dd'T'HH:mm:ss"),
                _ => Form(time, "yyyy-MM-dd'T'HH:mm:ss'.000+00:00'"),
            };

    private static string Form(DateTimeOffset time, string form) => time.ToString(form, CultureInfo.InvariantCulture);
}
