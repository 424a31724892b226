using System.Buffers.Text;
using System.Text.Json;
using Acceptance.Running;
using Newtonsoft.Json.Linq;
using NJsonSchema.Validation;
using NJsonSchema.Validation.FormatValidators;

namespace Acceptance.Schemas;

/// <summary>
/// What a text must look like by its <c>format</c> and <c>airbyte_type</c> (airbyte-protocol 4.1). Other formats are
/// annotations, which nobody is held to.
/// </summary>
/// <param name="name">The name that a prepared schema has for it.</param>
/// <param name="expected">What is expected, in words.</param>
/// <param name="isValid">Whether a text is.</param>
internal sealed class ValueFormat(string name, string expected, Func<string, bool> isValid) : IFormatValidator
{
    /// <summary>All that are looked at.</summary>
    public static readonly IReadOnlyList<IFormatValidator> All =
    [
        new ValueFormat("date", "a date like 2026-01-31", DateTexts.IsDate),
        new ValueFormat(
            "timestamp_with_timezone",
            "a date-time like 2026-01-31T10:00:00Z, with a zone",
            text => DateTexts.IsTimestamp(text, hasZone: true)
        ),
        new ValueFormat(
            "timestamp_without_timezone",
            "a date-time like 2026-01-31T10:00:00, without a zone",
            text => DateTexts.IsTimestamp(text, hasZone: false)
        ),
        new ValueFormat(
            "time_with_timezone",
            "a time like 10:00:00Z, with a zone",
            text => DateTexts.IsTime(text, hasZone: true)
        ),
        new ValueFormat(
            "time_without_timezone",
            "a time like 10:00:00, without a zone",
            text => DateTexts.IsTime(text, hasZone: false)
        ),
        new ValueFormat("base64", "base64", text => Base64.IsValid(text)),
    ];

    /// <inheritdoc/>
    public string Format => name;

    /// <inheritdoc/>
    public ValidationErrorKind ValidationErrorKind => ValidationErrorKind.Unknown;

    /// <inheritdoc/>
    public bool IsValid(string value, JTokenType tokenType) => isValid(value);

    /// <summary>What is expected of a text in a format; null where the format is none of these.</summary>
    public static string? Expected(string? format) =>
        All.OfType<ValueFormat>().FirstOrDefault(each => each.Format == format)?.Words;

    /// <summary>The format of a schema; null where it is none of these.</summary>
    public static string? NameOf(JsonElement schema) =>
        (schema.TextOr("format", ""), schema.TextOr("airbyte_type", "")) switch
        {
            ("date", _) => "date",
            ("date-time", "timestamp_without_timezone") => "timestamp_without_timezone",
            ("date-time", _) => "timestamp_with_timezone",
            ("time", "time_without_timezone") => "time_without_timezone",
            ("time", _) => "time_with_timezone",
            _ => schema.TextOr("contentEncoding", "") == "base64" ? "base64" : null,
        };

    private string Words => expected;
}
