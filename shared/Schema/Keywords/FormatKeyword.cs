using System.Text.Json;

namespace Connectors.Schema.Keywords;

/// <summary><c>format</c>, asserted: a day that is in no calendar and a time of 25 o'clock are violations.</summary>
internal sealed class FormatKeyword(string example, Func<string, bool> fits) : IKeyword
{
    /// <summary>
    /// The rule of one format, or null for a format that is not known. Airbyte's types without a time zone are dates and
    /// times whose offset must be absent, else it must be there (RFC 3339; airbyte-protocol 4.1).
    /// </summary>
    public static FormatKeyword? Of(string format, string? airbyteType) =>
        (format, airbyteType) switch
        {
            ("date", _) => new("a date such as 2024-01-31", text => Rfc3339.TryDate(text, out _)),
            ("date-time", "timestamp_without_timezone") => new(
                "a date and time such as 2024-01-31T10:00:00",
                text => Rfc3339.TryDateTime(text, out var time) && !time.HasOffset
            ),
            ("date-time", _) => new(
                "a date and time such as 2024-01-31T10:00:00Z",
                text => Rfc3339.TryDateTime(text, out var time) && time.HasOffset
            ),
            ("time", "time_without_timezone") => new(
                "a time such as 10:00:00",
                text => Rfc3339.TryTime(text, out var time) && !time.HasOffset
            ),
            ("time", _) => new(
                "a time such as 10:00:00Z",
                text => Rfc3339.TryTime(text, out var time) && time.HasOffset
            ),
            _ => null,
        };

    public void Check(JsonElement value, Place place, Findings findings)
    {
        if (value.ValueKind == JsonValueKind.String && !(JsonText.TryGet(value, out var text) && fits(text)))
        {
            findings.Add(place, $"must be {example}");
        }
    }
}
