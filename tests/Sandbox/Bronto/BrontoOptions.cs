namespace Sandbox.Bronto;

/// <summary>An account at Bronto: how much is in it, and how the API treats it.</summary>
public sealed record BrontoOptions
{
    /// <summary>The only token that is accepted; <c>null</c> accepts any.</summary>
    public string? ApiKey { get; init; }

    /// <summary>The same seed, sizes and end give the same rows.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The moment before which everything happened; <c>null</c> is the second in which the vendor was made.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>How many contacts there are.</summary>
    public int Contacts { get; init; } = 300;

    /// <summary>Over how many days contacts, unsubscribes, deliveries and bounces are spread.</summary>
    public int Days { get; init; } = 60;

    /// <summary>How many inbound activities there are, of every type.</summary>
    public int InboundActivities { get; init; } = 400;

    /// <summary>How many outbound activities there are.</summary>
    public int OutboundActivities { get; init; } = 200;

    /// <summary>Over how many days activities are spread.</summary>
    public int ActivityDays { get; init; } = 29;

    /// <summary>How many lists there are.</summary>
    public int Lists { get; init; } = 12;

    /// <summary>How many unsubscribes there are.</summary>
    public int Unsubscribes { get; init; } = 80;

    /// <summary>How many custom fields there are: their types take turns.</summary>
    public int Fields { get; init; } = 12;

    /// <summary>How many segments there are.</summary>
    public int Segments { get; init; } = 8;

    /// <summary>How many messages there are.</summary>
    public int Messages { get; init; } = 40;

    /// <summary>How many folders of messages there are.</summary>
    public int MessageFolders { get; init; } = 6;

    /// <summary>How many deliveries there are.</summary>
    public int Deliveries { get; init; } = 120;

    /// <summary>How many groups of deliveries there are.</summary>
    public int DeliveryGroups { get; init; } = 7;

    /// <summary>How many conversions there are.</summary>
    public int Conversions { get; init; } = 230;

    /// <summary>How many bounces there are.</summary>
    public int Bounces { get; init; } = 90;

    /// <summary>How many workflows there are.</summary>
    public int Workflows { get; init; } = 5;

    /// <summary>How many web forms there are.</summary>
    public int Webforms { get; init; } = 4;

    /// <summary>How many SMS keywords there are; every fourth one is deleted.</summary>
    public int SmsKeywords { get; init; } = 5;

    /// <summary>How many SMS messages there are.</summary>
    public int SmsMessages { get; init; } = 6;

    /// <summary>How many SMS deliveries there are.</summary>
    public int SmsDeliveries { get; init; } = 10;

    /// <summary>The longest page of all calls but conversions.</summary>
    public int PageSize { get; init; } = 5_000;

    /// <summary>The length of a page of conversions.</summary>
    public int ConversionPageSize { get; init; } = 100;

    /// <summary>How long a session lives without a call.</summary>
    public TimeSpan SessionLife { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>A session dies after so many calls; <c>null</c> for never.</summary>
    public int? ExpireAfterCalls { get; init; }

    /// <summary>What else is odd about the API.</summary>
    public Oddities Oddities { get; init; }

    /// <summary>Requests within a second before 429; <c>null</c> is without limit, for Bronto names none.</summary>
    public int? RequestsPerSecond { get; init; }

    /// <summary>An account in which nothing has happened yet.</summary>
    public static BrontoOptions Empty { get; } =
        new()
        {
            Contacts = 0,
            InboundActivities = 0,
            OutboundActivities = 0,
            Lists = 0,
            Unsubscribes = 0,
            Fields = 0,
            Segments = 0,
            Messages = 0,
            MessageFolders = 0,
            Deliveries = 0,
            DeliveryGroups = 0,
            Conversions = 0,
            Bounces = 0,
            Workflows = 0,
            Webforms = 0,
            SmsKeywords = 0,
            SmsMessages = 0,
            SmsDeliveries = 0,
        };
}
