using Connectors.Records;

namespace Connectors.Streams;

/// <summary>A declared change to one top-level field, where the vendor's form would break a typed destination.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Edit">The new raw JSON for a value, or null where it may stay.</param>
public sealed record FieldRule(string Field, BatchEdits.MemberEdit Edit)
{
    private static readonly byte[] Null = "null"u8.ToArray();

    /// <summary>An empty string becomes null: some vendors send one for a missing number.</summary>
    public static FieldRule EmptyIsNull(string field) =>
        new(field, static value => value.SequenceEqual("\"\""u8) ? Null : null);

    /// <summary>What the vendor sends as a date or a date-time is a date-time in every record (RFC 3339).</summary>
    public static FieldRule DateTime(string field) => new(field, Normalised);

    private static byte[]? Normalised(ReadOnlySpan<byte> value)
    {
        Span<byte> normal = stackalloc byte[DateTimeText.Room];
        return DateTimeText.TryNormalise(value, normal, out var length) ? normal[..length].ToArray() : null;
    }
}
