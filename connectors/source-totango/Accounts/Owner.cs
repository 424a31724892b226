using Connectors.Records;

namespace Connectors.Totango.Accounts;

/// <summary>
/// Who has a role. It is not known whether a search gives the name alone or an object that has the address, too; and either may come
/// in an array.
/// </summary>
internal readonly ref struct Owner
{
    private readonly ReadOnlySpan<byte> _value;

    /// <summary>Of the raw JSON of a field.</summary>
    public Owner(ReadOnlySpan<byte> value) => _value = Only(value);

    /// <summary>The name as raw JSON; empty where there is none.</summary>
    public ReadOnlySpan<byte> Name => _value is [(byte)'{', ..] ? First("display_name"u8, "name"u8) : _value;

    /// <summary>The address as raw JSON; empty where there is none.</summary>
    public ReadOnlySpan<byte> Email => _value is [(byte)'{', ..] ? First("email"u8, "user_name"u8) : [];

    /// <summary>Whether a value is missing or null, or an empty text.</summary>
    public static bool IsNothing(ReadOnlySpan<byte> value) =>
        value is [] or [(byte)'n', ..] || value.SequenceEqual("\"\""u8);

    /// <summary>The first element of an array, or the value itself.</summary>
    public static ReadOnlySpan<byte> Only(ReadOnlySpan<byte> value)
    {
        if (value is not [(byte)'[', ..])
        {
            return value;
        }

        var elements = new RecordElements(value);
        return elements.MoveNext() ? elements.Current : [];
    }

    private ReadOnlySpan<byte> First(ReadOnlySpan<byte> name, ReadOnlySpan<byte> other)
    {
        var value = RecordFields.Raw(_value, name);
        return IsNothing(value) ? RecordFields.Raw(_value, other) : value;
    }
}
