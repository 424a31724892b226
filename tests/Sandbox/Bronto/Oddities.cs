namespace Sandbox.Bronto;

/// <summary>What the API has been seen to do, or is free to do; off unless asked for.</summary>
[Flags]
public enum Oddities
{
    /// <summary>Plain replies.</summary>
    None = 0,

    /// <summary>No session is ever valid: every call but login is answered with 103.</summary>
    SessionAlwaysInvalid = 1 << 0,

    /// <summary>The code of a fault is at the beginning of its text only.</summary>
    FaultsWithoutDetail = 1 << 1,

    /// <summary>Faults have the status 200.</summary>
    FaultsAs200 = 1 << 2,

    /// <summary>Texts hold characters that XML forbids, raw and as references; without them they are what they were.</summary>
    ControlCharacters = 1 << 3,

    /// <summary>AfterOrSameDay and BeforeOrSameDay look at the day alone.</summary>
    WholeDays = 1 << 4,

    /// <summary>The end of a window belongs to it, for activities, unsubscribes and bounces.</summary>
    InclusiveEnd = 1 << 5,

    /// <summary>Times have offsets, fractions of a second, or no offset at all, which is UTC.</summary>
    OffsetTimes = 1 << 6,

    /// <summary>Half of the elements that a row may lack say xsi:nil.</summary>
    NilValues = 1 << 7,

    /// <summary>Rows have elements that no document names: at the front and the end, repeated, nested.</summary>
    UnknownElements = 1 << 8,

    /// <summary>Other prefixes, a declaration, a byte order mark, white space, comments and CDATA.</summary>
    OtherPrefixes = 1 << 9,

    /// <summary>A window without activities is answered with 116 at once.</summary>
    EmptyFirst116 = 1 << 10,

    /// <summary>Behind the last page of activities is an empty one, and not 116.</summary>
    EmptyEndPage = 1 << 11,

    /// <summary>Activities are refused from 29 days, 23 hours and 58 minutes on.</summary>
    RefuseActivityStart = 1 << 12,

    /// <summary>Replies begin with a document type that declares an entity.</summary>
    Doctype = 1 << 13,

    /// <summary>Counts are beyond 2^53, sums have 30 digits, and amounts are 1.10.</summary>
    BigNumbers = 1 << 14,

    /// <summary>All that a reader can live with: not Doctype, which it must refuse, nor SessionAlwaysInvalid.</summary>
    All = ((1 << 15) - 1) & ~(SessionAlwaysInvalid | Doctype),
}
