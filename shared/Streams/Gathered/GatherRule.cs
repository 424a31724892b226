using System.Globalization;
using System.Text;
using Connectors.Records;

namespace Connectors.Streams;

/// <summary>How gathered objects are told apart, and which of several versions of one counts.</summary>
/// <param name="Key">The member that names an object; one without it is left out.</param>
/// <param name="Cursor">The member that says when a version came to be; the latest counts, and any is later than none.</param>
/// <param name="Form">How that is written, in the objects and in the records that hold them.</param>
/// <param name="Version">The member with a number that decides between versions of one moment.</param>
public sealed record GatherRule(string Key, string Cursor, CursorForm Form, string Version)
{
    private readonly byte[] _key = Encoding.UTF8.GetBytes(Key);
    private readonly byte[] _cursor = Encoding.UTF8.GetBytes(Cursor);
    private readonly byte[] _version = Encoding.UTF8.GetBytes(Version);

    /// <summary>The object's key as text, a whole number without leading zeros; null where it has none.</summary>
    internal string? KeyOf(ReadOnlySpan<byte> json) =>
        RecordFields.Text(json, _key)?.Trim() is not { Length: > 0 } key ? null
        : long.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
        : key;

    /// <summary>One version of an object.</summary>
    internal GatheredObject Object(ReadOnlySpan<byte> json) =>
        new(json.ToArray(), Form.Of(json, _cursor), GatheredObject.VersionOf(json, _version));
}
