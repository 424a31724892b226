namespace Sandbox.Iterable;

/// <summary>What real projects have been seen to send, or JSON allows them to; off unless asked for.</summary>
[Flags]
public enum Oddities
{
    /// <summary>Plain data.</summary>
    None = 0,

    /// <summary>Empty lines stand before, between and behind the lines of exports and lists.</summary>
    BlankLines = 1 << 0,

    /// <summary>Lines end with CR and LF.</summary>
    Crlf = 1 << 1,

    /// <summary>The last line does not end.</summary>
    NoLastLineFeed = 1 << 2,

    /// <summary>transactionalData is an object, not a text that holds one.</summary>
    TransactionalObject = 1 << 3,

    /// <summary>transactionalData is a text that is no JSON, though half of them look like it.</summary>
    BrokenTransactional = 1 << 4,

    /// <summary>Declared dates come in every form that has been seen, fractions of a second among them.</summary>
    DateForms = 1 << 5,

    /// <summary>Only the spellings emailUnsubscribe and anonSession are known.</summary>
    OtherSpelling = 1 << 6,

    /// <summary>With each request, members stand in another order and texts are escaped otherwise; the meaning stays.</summary>
    Reordered = 1 << 7,

    /// <summary>With each request, documentUpdatedAt is another.</summary>
    Reindexed = 1 << 8,

    /// <summary>Customers' own fields: mixed types, twins that differ in case, names with dots, blanks and $, data, _type.</summary>
    UnknownFields = 1 << 9,

    /// <summary>Every line has an integer beyond 2^53, one of 30 digits, and 1.10.</summary>
    BigNumbers = 1 << 10,

    /// <summary>Texts beyond ASCII, raw and escaped, emoji, and the escape of half a surrogate pair.</summary>
    NonAscii = 1 << 11,

    /// <summary>Exports and lists begin with a byte order mark.</summary>
    ByteOrderMark = 1 << 12,

    /// <summary>One line of each data type holds a text of <see cref="IterableOptions.HugeBytes"/>.</summary>
    HugeLine = 1 << 13,

    /// <summary>In the middle of an export stands one more line, which is no JSON.</summary>
    BrokenLine = 1 << 14,

    /// <summary>No page is longer than 20, whatever is asked for.</summary>
    PageCap = 1 << 15,

    /// <summary>Full pages are followed by more, but do not say so.</summary>
    NoNextPageUrl = 1 << 16,

    /// <summary>A third of the users has no e-mail, so their lines in lists are user ids.</summary>
    UserIdMembers = 1 << 17,

    /// <summary>A third of the events and of the users has neither e-mail nor userId.</summary>
    MissingKeys = 1 << 18,

    /// <summary>All of it.</summary>
    All = (1 << 19) - 1,
}
