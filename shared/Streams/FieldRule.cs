using System.Buffers.Text;
using System.Text;
using Connectors.Records;

namespace Connectors.Streams;

/// <summary>A declared change to one top-level field, where the vendor's form would break a typed destination.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Edit">Writes the new raw JSON for a value, or says that it may stay.</param>
public sealed record FieldRule(string Field, MemberEdit Edit)
{
    /// <summary>The name under which the field is given out; null for its own. Another field of that name becomes <c>name_2</c>.</summary>
    public string? NewName { get; init; }

    /// <summary>An empty string becomes null: some vendors send one for a missing number.</summary>
    public static FieldRule EmptyIsNull(string field) =>
        new(field, static (value, output) => value.SequenceEqual("\"\""u8) && output.Put("null"u8));

    /// <summary>What the vendor sends as a date or a date-time is a date-time in every record (RFC 3339).</summary>
    public static FieldRule DateTime(string field) =>
        new(
            field,
            static (value, output) =>
            {
                Span<byte> normal = stackalloc byte[DateTimeText.Room];
                return DateTimeText.TryNormalise(value, normal, out var length) && output.Put(normal[..length]);
            }
        );

    /// <summary>A number becomes a text of the same digits.</summary>
    public static FieldRule Text(string field) =>
        new(
            field,
            static (value, output) =>
                value is [(byte)'-' or (>= (byte)'0' and <= (byte)'9'), ..]
                && output.Put("\""u8)
                && output.Put(value)
                && output.Put("\""u8)
        );

    /// <summary>A text that holds nothing but a whole number of 64 bits becomes that number.</summary>
    public static FieldRule WholeNumber(string field) =>
        new(
            field,
            static (value, output) =>
                value is [(byte)'"', .. var text, (byte)'"']
                && Utf8Parser.TryParse(text.Trim((byte)' '), out long number, out var used)
                && used == text.Trim((byte)' ').Length
                && Utf8Formatter.TryFormat(number, output.GetSpan(MostDigits), out var written)
                && output.Take(written)
        );

    /// <summary>The rules hold for the members of the object that lies in the field.</summary>
    public static FieldRule Within(string field, params IReadOnlyList<FieldRule> rules)
    {
        var changes = Changes(rules);
        return new(field, (value, output) => value is [(byte)'{', ..] && MemberChange.TryWrite(value, changes, output));
    }

    /// <summary>The rules as they are applied to records.</summary>
    internal static MemberChange[] Changes(IReadOnlyList<FieldRule> rules) =>
        [.. rules.Select(rule => new MemberChange(Encoding.UTF8.GetBytes(rule.Field), rule.Edit, rule.NewName))];

    /// <summary>Of a 64-bit integer, its sign included.</summary>
    private const int MostDigits = 20;
}
