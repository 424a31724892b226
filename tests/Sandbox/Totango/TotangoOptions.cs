namespace Sandbox.Totango;

/// <summary>A service at Totango: how much is in it, and how the API treats it.</summary>
public sealed record TotangoOptions
{
    /// <summary>The size from which an account base is a plain one, in which every account has been active.</summary>
    internal const int SmallBase = 60;

    /// <summary>The only token that is accepted; it holds what tokens may hold.</summary>
    public string ApiToken { get; init; } = "{bcrypt}$2a$10$sandbox.token@vendor.test";

    /// <summary>The number of the service, the middle one of <c>SP-12345-01</c>.</summary>
    public int ServiceId { get; init; } = 12345;

    /// <summary>Where the service is kept, as <c>/domains/</c> tells; <c>t11</c> is in the EU.</summary>
    public string Site { get; init; } = "t01";

    /// <summary>The same seed and sizes give the same bytes.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many accounts there are.</summary>
    public int Accounts { get; init; } = SmallBase;

    /// <summary>How many attributes an account has.</summary>
    public int Attributes { get; init; } = 13;

    /// <summary>How many users the accounts have together.</summary>
    public int Users { get; init; } = 90;

    /// <summary>So many of the users belong to one account.</summary>
    public int CrowdedUsers { get; init; }

    /// <summary>How many events there are; more than one answer holds.</summary>
    public int Events { get; init; } = 5_000;

    /// <summary>How many items the collection has.</summary>
    public int Items { get; init; } = 40;

    /// <summary>How many people work with Totango.</summary>
    public int Staff { get; init; } = 12;

    /// <summary>The end of the data; nothing happened on this day or later.</summary>
    public DateOnly LastDay { get; init; } = new(2024, 4, 1);

    /// <summary>
    /// So many accounts in a hundred were never active; <c>null</c> is a few of a base of the default size, and none of
    /// any other.
    /// </summary>
    public int? TimelessPercent { get; init; }

    /// <summary>So many accounts were last active in the same millisecond.</summary>
    public int AccountsAtOnce { get; init; }

    /// <summary>So many events happened in the same millisecond, in addition to <see cref="Events"/>.</summary>
    public int EventsAtOnce { get; init; }

    /// <summary>No search gives rows from here on, whatever it says that there are; <c>null</c> gives all.</summary>
    public int? Wall { get; init; } = 10_000;

    /// <summary>So many more are said to be there than are, in every search.</summary>
    public int MissingHits { get; init; }

    /// <summary>Requests within any minute before 429, as Totango's 100; <c>null</c> is without limit.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>What the token may not see: names of <see cref="Refusals"/>.</summary>
    public IReadOnlySet<string> Refused { get; init; } = new HashSet<string>();

    /// <summary>After so many searches for accounts the first row of the last one is deleted; 0 is never.</summary>
    public int VanishAfter { get; init; }

    /// <summary>After so many searches for accounts there is a further account, the first one by its name; 0 is never.</summary>
    public int AppearAfter { get; init; }

    /// <summary>
    /// After so many searches for accounts the first row of the last one becomes active, a millisecond before
    /// <see cref="LastDay"/>; 0 is never.
    /// </summary>
    public int MoveAfter { get; init; }

    /// <summary>What <c>offset</c> counts in a search for events.</summary>
    public OffsetForm EventOffset { get; init; }

    /// <summary>How the owner of an account is written.</summary>
    public OwnerForm OwnerForm { get; init; }

    /// <summary>How dates of attributes are written.</summary>
    public DateForm DateForm { get; init; }

    /// <summary>How accounts and users say when they were active.</summary>
    public TimeForm HitTimes { get; init; }

    /// <summary>How events say when they happened.</summary>
    public TimeForm EventTimes { get; init; }

    /// <summary>What else is odd about the API.</summary>
    public Oddities Oddities { get; init; }

    /// <summary>A service in which nothing has happened yet.</summary>
    public static TotangoOptions Empty { get; } =
        new()
        {
            Accounts = 0,
            Users = 0,
            Events = 0,
            Items = 0,
            Staff = 0,
        };

    internal bool Has(Oddities oddity) => (Oddities & oddity) != 0;

    /// <summary>The end of the data in milliseconds.</summary>
    internal long End => new DateTimeOffset(LastDay, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeMilliseconds();
}
