namespace Sandbox.ChartMogul;

/// <summary>What real accounts have been seen to send, or JSON allows them to; off unless asked for.</summary>
[Flags]
public enum Oddities
{
    /// <summary>Plain data.</summary>
    None = 0,

    /// <summary>Every third activity names its subscription-set-external-id twice.</summary>
    DuplicateKeys = 1 << 0,

    /// <summary>Missing numbers of subscription events are empty strings.</summary>
    EmptyNumbers = 1 << 1,

    /// <summary>A quarter of the customers, at the end of the list, are leads without customer-since.</summary>
    Leads = 1 << 2,

    /// <summary>Half of the customers have a customer-since at -04:00.</summary>
    Offsets = 1 << 3,

    /// <summary>Half of the tasks have a bare due_date, the others the long form.</summary>
    BareDueDates = 1 << 4,

    /// <summary>Custom attributes have blanks and dots in their names, and change their type between records.</summary>
    WildAttributes = 1 << 5,

    /// <summary>Every record has fields that no document names.</summary>
    UnknownFields = 1 << 6,

    /// <summary>Every field that may be null is null.</summary>
    Nulls = 1 << 7,

    /// <summary>Every record has an integer beyond 2^53, one of 30 digits, and 1.10.</summary>
    BigNumbers = 1 << 8,

    /// <summary>Names hold letters beyond ASCII, as raw UTF-8.</summary>
    NonAscii = 1 << 9,

    /// <summary>Letters beyond ASCII, quotes and angle brackets are written as \u escapes.</summary>
    Escapes = 1 << 10,

    /// <summary>Free text ends in the escape of half a surrogate pair.</summary>
    LoneSurrogates = 1 << 11,

    /// <summary>One record in fifty holds a text of <see cref="ChartMogulOptions.HugeRecordBytes"/>.</summary>
    HugeRecords = 1 << 12,

    /// <summary>Replies are indented.</summary>
    PrettyPrinted = 1 << 13,

    /// <summary>Replies begin with a byte order mark.</summary>
    ByteOrderMark = 1 << 14,

    /// <summary>Every tenth customer is gone by the time its subscriptions are asked for.</summary>
    DeletedCustomers = 1 << 15,

    /// <summary>The last page of a list does not say has_more.</summary>
    MissingHasMore = 1 << 16,

    /// <summary>The account sends no id.</summary>
    OldAccount = 1 << 17,

    /// <summary>All of it.</summary>
    All = (1 << 18) - 1,
}
