namespace Sandbox.ChartMogul;

/// <summary>An account at ChartMogul: how much is in it, and how the API treats it.</summary>
public sealed record ChartMogulOptions
{
    /// <summary>The only key that is accepted; <c>null</c> accepts any.</summary>
    public string? ApiKey { get; init; }

    /// <summary>The same seed and sizes give the same bytes.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many customers there are.</summary>
    public int Customers { get; init; } = 50;

    /// <summary>How many activities there are.</summary>
    public long Activities { get; init; } = 500;

    /// <summary>A customer has none up to so many subscriptions.</summary>
    public int SubscriptionsPerCustomer { get; init; } = 3;

    /// <summary>How many plans there are.</summary>
    public int Plans { get; init; } = 10;

    /// <summary>How many plan groups there are; the plans are dealt out to them.</summary>
    public int PlanGroups { get; init; } = 3;

    /// <summary>How many invoices there are; a tenth is invalid, and one in seventeen disabled.</summary>
    public int Invoices { get; init; } = 50;

    /// <summary>How many subscription events there are.</summary>
    public int SubscriptionEvents { get; init; } = 50;

    /// <summary>How many contacts there are.</summary>
    public int Contacts { get; init; } = 30;

    /// <summary>How many customer notes there are.</summary>
    public int Notes { get; init; } = 30;

    /// <summary>How many opportunities there are.</summary>
    public int Opportunities { get; init; } = 30;

    /// <summary>How many tasks there are.</summary>
    public int Tasks { get; init; } = 30;

    /// <summary>How many data sources there are.</summary>
    public int DataSources { get; init; } = 2;

    /// <summary>When the account began; the first record is of this day.</summary>
    public DateOnly FirstDay { get; init; } = new(2024, 1, 1);

    /// <summary>The end of the data; no record but the metrics is of this day or later.</summary>
    public DateOnly LastDay { get; init; } = new(2026, 1, 1);

    /// <summary>So many successive activities have the same date; 7 puts equal dates on both sides of most page borders.</summary>
    public int EqualDates { get; init; } = 7;

    /// <summary>The account's time zone.</summary>
    public string TimeZone { get; init; } = "Etc/UTC";

    /// <summary>Whether weeks begin on Sunday and not on Monday.</summary>
    public bool WeekStartsOnSunday { get; init; }

    /// <summary>The answer of contacts, notes, opportunities and tasks: 200, or 402 or 403 for an account without CRM.</summary>
    public int CrmStatus { get; init; } = 200;

    /// <summary>How /metrics/ltv takes its interval.</summary>
    public LtvInterval LtvInterval { get; init; }

    /// <summary>The length of the text in a huge record.</summary>
    public int HugeRecordBytes { get; init; } = 1_000_000;

    /// <summary>What else is odd about the account.</summary>
    public Oddities Oddities { get; init; }

    /// <summary>Requests within a second before 429, as ChartMogul's 40; <c>null</c> is without limit.</summary>
    public int? RequestsPerSecond { get; init; }

    /// <summary>Parallel requests before 503, as ChartMogul's 20; <c>null</c> is without limit.</summary>
    public int? MaxParallel { get; init; }

    /// <summary>An account in which nothing has happened yet.</summary>
    public static ChartMogulOptions Empty { get; } =
        new()
        {
            Customers = 0,
            Activities = 0,
            Plans = 0,
            PlanGroups = 0,
            Invoices = 0,
            SubscriptionEvents = 0,
            Contacts = 0,
            Notes = 0,
            Opportunities = 0,
            Tasks = 0,
            DataSources = 0,
        };
}
