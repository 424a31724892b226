namespace Connectors.Records;

/// <summary>Where the records and the values that steer the reading lie in a vendor's reply.</summary>
public sealed record PageShape
{
    private PageShape(string? records, bool isOneRecord, IReadOnlyList<string> steering)
    {
        Records = records;
        IsOneRecord = isOneRecord;
        Steering = steering;
    }

    /// <summary>The top-level property whose array holds the records; null when the reply itself is the array or the record.</summary>
    public string? Records { get; }

    /// <summary>True when the reply is one record.</summary>
    public bool IsOneRecord { get; }

    /// <summary>Whether the reply may also be the array itself.</summary>
    public bool MayBeBare { get; init; }

    /// <summary>The top-level properties that are kept beside the records, such as a cursor.</summary>
    public IReadOnlyList<string> Steering { get; }

    /// <summary>Records are the elements of the array under <paramref name="property"/> of the reply's object.</summary>
    public static PageShape Under(string property, params string[] steering) =>
        new(property, isOneRecord: false, steering);

    /// <summary>The reply is one object and that object is the one record; <paramref name="steering"/> members are kept too.</summary>
    public static PageShape OneRecord(params string[] steering) => new(records: null, isOneRecord: true, steering);

    /// <summary>The reply is an array of records.</summary>
    public static PageShape Array { get; } = new(records: null, isOneRecord: false, []);
}
