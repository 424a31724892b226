namespace Sandbox.Selligent;

/// <summary>What real installations may send or do, since no document says otherwise; off unless asked for.</summary>
[Flags]
public enum Oddities
{
    /// <summary>Plain data.</summary>
    None = 0,

    /// <summary>Every page is the first one.</summary>
    IgnorePage = 1 << 0,

    /// <summary>Behind the last page comes the last page again.</summary>
    RepeatLastPage = 1 << 1,

    /// <summary>Where pages are capped, the one that is asked for begins where it would if they were not.</summary>
    OffsetByLimit = 1 << 2,

    /// <summary>Version numbers are texts.</summary>
    TextVersions = 1 << 3,

    /// <summary>Ids are texts.</summary>
    TextIds = 1 << 4,

    /// <summary>Every third row has members that no document names.</summary>
    UnknownMembers = 1 << 5,

    /// <summary>Rows have an <c>id</c> besides, which is another one.</summary>
    OwnIds = 1 << 6,

    /// <summary>Half of the nested objects lack their time.</summary>
    TimelessReferences = 1 << 7,

    /// <summary>Where an object belongs, there is a text, an array, or an object without an id now and then.</summary>
    BrokenReferences = 1 << 8,

    /// <summary>Every member of a row but its id is null.</summary>
    Nulls = 1 << 9,

    /// <summary>Every row has an integer beyond 2^53, one of 30 digits, and 1.10.</summary>
    BigNumbers = 1 << 10,

    /// <summary>Half of the names hold letters beyond ASCII.</summary>
    NonAscii = 1 << 11,

    /// <summary>One row in fifty holds a text of <see cref="SelligentOptions.HugeBytes"/>.</summary>
    HugeRows = 1 << 12,

    /// <summary>Replies are indented.</summary>
    PrettyPrinted = 1 << 13,

    /// <summary>All that changes what a row looks like; not what <see cref="Nulls"/> empties, nor which rows a page has.</summary>
    All = ((1 << 14) - 1) & ~(IgnorePage | RepeatLastPage | OffsetByLimit | Nulls),
}
