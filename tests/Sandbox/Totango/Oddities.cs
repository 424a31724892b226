namespace Sandbox.Totango;

/// <summary>What real services may send or do, where documents and clients disagree; off unless asked for.</summary>
[Flags]
public enum Oddities
{
    /// <summary>Plain data.</summary>
    None = 0,

    /// <summary>The types of attributes are in upper case.</summary>
    UpperCaseTypes = 1 << 0,

    /// <summary>The attributes are an array without an object around it.</summary>
    BareAttributes = 1 << 1,

    /// <summary>A scroll goes on with <c>scroll_id</c> in place of <c>scroll-id</c>.</summary>
    ScrollUnderscore = 1 << 2,

    /// <summary>Documents of a scroll lack some of their keys.</summary>
    LackingKeys = 1 << 3,

    /// <summary>Accounts cannot be searched for by the time they were active.</summary>
    NoActivityTerm = 1 << 4,

    /// <summary><c>identifier</c> cannot be compared by <c>eq</c>.</summary>
    NoIdentifierEq = 1 << 5,

    /// <summary><c>identifier</c> cannot be compared by <c>in_list</c>.</summary>
    NoIdentifierInList = 1 << 6,

    /// <summary>No account has an attribute with the address of an owner.</summary>
    NoTid = 1 << 7,

    /// <summary>Activity types are an array.</summary>
    ActivityTypeArray = 1 << 8,

    /// <summary>Tags have their id as <c>ID</c>.</summary>
    CapitalTagIds = 1 << 9,

    /// <summary><c>service_id</c> is a number.</summary>
    NumericServiceId = 1 << 10,

    /// <summary><c>total_hits</c> is a text.</summary>
    TextTotals = 1 << 11,

    /// <summary>The last value of every row is missing.</summary>
    ShortFields = 1 << 12,

    /// <summary>The values of every row are null.</summary>
    NullSelectedFields = 1 << 13,

    /// <summary>The audit log of 31 December cannot be asked for.</summary>
    NoYearEnd = 1 << 14,

    /// <summary>The audit log has an object around it.</summary>
    AuditEnvelope = 1 << 15,

    /// <summary>The tags of an account are one text, with commas between them.</summary>
    TextTags = 1 << 16,
}
