namespace Sandbox.Iterable;

/// <summary>A project at Iterable: how much is in it, and how the API treats it.</summary>
public sealed record IterableOptions
{
    /// <summary>The only key that is accepted; <c>null</c> accepts any.</summary>
    public string? ApiKey { get; init; }

    /// <summary>The same seed and sizes give the same bytes.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many events each data type has.</summary>
    public int Events { get; init; } = 200;

    /// <summary>How many users there are.</summary>
    public int Users { get; init; } = 60;

    /// <summary>How many lists there are; the first one holds all users, each further one fewer.</summary>
    public int Lists { get; init; } = 4;

    /// <summary>How many campaigns there are.</summary>
    public int Campaigns { get; init; } = 30;

    /// <summary>How many templates there are.</summary>
    public int Templates { get; init; } = 25;

    /// <summary>How many channels there are.</summary>
    public int Channels { get; init; } = 3;

    /// <summary>How many message types there are.</summary>
    public int MessageTypes { get; init; } = 5;

    /// <summary>How many metadata tables there are.</summary>
    public int MetadataTables { get; init; } = 2;

    /// <summary>How many keys each table has; those of all tables are called alike.</summary>
    public int MetadataKeys { get; init; } = 12;

    /// <summary>So many keys of each table are listed, but gone when asked for.</summary>
    public int GoneMetadataKeys { get; init; }

    /// <summary>How many journeys there are.</summary>
    public int Journeys { get; init; } = 25;

    /// <summary>How many archived journeys there are besides, which are listed only when asked for.</summary>
    public int ArchivedJourneys { get; init; } = 3;

    /// <summary>How many catalogs there are.</summary>
    public int Catalogs { get; init; } = 12;

    /// <summary>How many items each catalog has; those of all catalogs are called alike.</summary>
    public int CatalogItems { get; init; } = 15;

    /// <summary>How many snippets there are.</summary>
    public int Snippets { get; init; } = 5;

    /// <summary>How many users have been forgotten, by e-mail and again by user id.</summary>
    public int ForgottenUsers { get; init; } = 5;

    /// <summary>When the project began; the first record is of this day.</summary>
    public DateOnly FirstDay { get; init; } = new(2024, 1, 1);

    /// <summary>The end of the data; no record is of this day or later.</summary>
    public DateOnly LastDay { get; init; } = new(2024, 4, 1);

    /// <summary>Data types that the project may not export, by any of their spellings; they are answered with 400.</summary>
    public IReadOnlySet<string> Unlicensed { get; init; } = new HashSet<string>();

    /// <summary>How long the body of each export takes: one half at once, the other after so long.</summary>
    public TimeSpan ExportLasts { get; init; }

    /// <summary>How long the users of a list take, likewise.</summary>
    public TimeSpan GetUsersLasts { get; init; }

    /// <summary>An export over a longer window breaks off in its middle; <c>null</c> for never.</summary>
    public TimeSpan? CutLongerThan { get; init; }

    /// <summary>A job over a longer window is truncated to the first half of its records; <c>null</c> for never.</summary>
    public TimeSpan? TruncatedJobLongerThan { get; init; }

    /// <summary>The first so many jobs fail.</summary>
    public int JobFailures { get; init; }

    /// <summary>How often a job's files are asked for until it is completed.</summary>
    public int JobPolls { get; init; } = 3;

    /// <summary>How many records a job puts into a file.</summary>
    public int FileRecords { get; init; } = 50;

    /// <summary>How long the link to a file can be used, on the vendor's clock.</summary>
    public TimeSpan LinkLife { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>The last so many lists answer 500 when their users are asked for.</summary>
    public int FailingLists { get; init; }

    /// <summary>So many lists before the failing ones are listed, but gone when their users are asked for.</summary>
    public int GoneLists { get; init; }

    /// <summary>The length of the text in a huge line.</summary>
    public int HugeBytes { get; init; } = 1_000_000;

    /// <summary>What else is odd about the project.</summary>
    public Oddities Oddities { get; init; }

    /// <summary>Exports within a minute before 429, as Iterable's 4; <c>null</c> is without limit.</summary>
    public int? ExportsPerMinute { get; init; }

    /// <summary>Calls for the users of a list within a minute before 429, as Iterable's 5; <c>null</c> is without limit.</summary>
    public int? GetUsersPerMinute { get; init; }

    /// <summary>Calls for metrics within a minute before 429, as Iterable's 10; <c>null</c> is without limit.</summary>
    public int? MetricsPerMinute { get; init; }

    /// <summary>Calls about export jobs within a second before 429, as Iterable's 1; <c>null</c> is without limit.</summary>
    public int? JobCallsPerSecond { get; init; }

    /// <summary>Requests of any kind within a second before 429, as Iterable's 100; <c>null</c> is without limit.</summary>
    public int? RequestsPerSecond { get; init; }

    /// <summary>A project in which nothing has happened yet.</summary>
    public static IterableOptions Empty { get; } =
        new()
        {
            Events = 0,
            Users = 0,
            Lists = 0,
            Campaigns = 0,
            Templates = 0,
            Channels = 0,
            MessageTypes = 0,
            MetadataTables = 0,
            Journeys = 0,
            ArchivedJourneys = 0,
            Catalogs = 0,
            Snippets = 0,
            ForgottenUsers = 0,
        };
}
