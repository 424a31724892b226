namespace Sandbox.Selligent;

/// <summary>An organization in Message Studio: how much is in it, and how the API treats it.</summary>
public sealed record SelligentOptions
{
    /// <summary>The only key that is accepted; <c>null</c> accepts any that is one word.</summary>
    public string? ApiKey { get; init; }

    /// <summary>The name that has to come with the key.</summary>
    public string Organization { get; init; } = "ExampleOrg";

    /// <summary>The same seed and sizes give the same bytes.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many transactional mailings there are.</summary>
    public int Mailings { get; init; } = 23;

    /// <summary>How many internal data sources there are.</summary>
    public int InternalDataSources { get; init; } = 7;

    /// <summary>How many extension data sources there are.</summary>
    public int ExtensionDataSources { get; init; } = 4;

    /// <summary>How many programs there are.</summary>
    public int Programs { get; init; } = 9;

    /// <summary>How many campaigns the others belong to.</summary>
    public int Campaigns { get; init; } = 5;

    /// <summary>How many users the others belong to.</summary>
    public int Owners { get; init; } = 4;

    /// <summary>The modules that are not installed, by the last part of their paths: their lists are not found.</summary>
    public IReadOnlySet<string> Without { get; init; } = new HashSet<string>();

    /// <summary>So many rows a page at most, whatever is asked for; <c>null</c> is without limit.</summary>
    public int? PageCap { get; init; }

    /// <summary>A longer page is refused; <c>null</c> is without limit.</summary>
    public int? MaxLimit { get; init; }

    /// <summary>
    /// So often in each list a row of the first page is modified once that page has been given out: it goes to the end of
    /// the list, and each row behind it moves up.
    /// </summary>
    public int MovingRows { get; init; }

    /// <summary>So often in each list a row of the first page is deleted once that page has been given out.</summary>
    public int VanishingRows { get; init; }

    /// <summary>How times are written.</summary>
    public TimeForm TimeForm { get; init; }

    /// <summary>What is around the rows of a list.</summary>
    public Envelope Envelope { get; init; }

    /// <summary>The length of the text in a huge row.</summary>
    public int HugeBytes { get; init; } = 1_000_000;

    /// <summary>What else is odd about the API.</summary>
    public Oddities Oddities { get; init; }

    /// <summary>Requests within a second before 429; <c>null</c> is without limit, for no limit is known.</summary>
    public int? RequestsPerSecond { get; init; }

    /// <summary>An organization in which nothing has been made yet.</summary>
    public static SelligentOptions Empty { get; } =
        new()
        {
            Mailings = 0,
            InternalDataSources = 0,
            ExtensionDataSources = 0,
            Programs = 0,
        };
}
