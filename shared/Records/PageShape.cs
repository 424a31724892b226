namespace Connectors.Records;

/// <summary>Where the records and the values that steer the reading lie in a vendor's reply.</summary>
public sealed record PageShape
{
    private PageShape(IReadOnlyList<string> path, bool isOneRecord, IReadOnlyList<string> steering)
    {
        Path = path;
        IsOneRecord = isOneRecord;
        Steering = steering;
    }

    /// <summary>
    /// The properties that lead to the array with the records, from the reply's own on; empty when the reply itself is the array or
    /// the record.
    /// </summary>
    public IReadOnlyList<string> Path { get; }

    /// <summary>True when the reply is one record.</summary>
    public bool IsOneRecord { get; }

    /// <summary>Whether the reply may also be the array itself.</summary>
    public bool MayBeBare { get; init; }

    /// <summary>The properties that are kept: of the reply, and of each object on the way to the records, such as a cursor.</summary>
    public IReadOnlyList<string> Steering { get; }

    /// <summary>What marks a reply that is none, although its status says otherwise; null where nothing does.</summary>
    public FailureMark? Failure { get; init; }

    /// <summary>Records are the elements of the array under <paramref name="property"/> of the reply's object.</summary>
    public static PageShape Under(string property, params string[] steering) =>
        new([property], isOneRecord: false, steering);

    /// <summary>Records are the elements of the array that the properties of <paramref name="path"/> lead to, one inside of the other.</summary>
    public static PageShape Under(IReadOnlyList<string> path, params string[] steering) =>
        path.Count > 0
            ? new PageShape(path, isOneRecord: false, steering)
            : throw new ArgumentException("a path has at least one property", nameof(path));

    /// <summary>The reply is one object and that object is the one record; <paramref name="steering"/> members are kept too.</summary>
    public static PageShape OneRecord(params string[] steering) => new([], isOneRecord: true, steering);

    /// <summary>The reply is an array of records.</summary>
    public static PageShape Array { get; } = new([], isOneRecord: false, []);
}

/// <summary>A steering value by which a vendor says that a reply is a failure, and the one that says why.</summary>
/// <param name="Member">The property.</param>
/// <param name="Value">Its text when the reply is a failure.</param>
/// <param name="Reason">The property with the vendor's words.</param>
public sealed record FailureMark(string Member, string Value, string Reason);
