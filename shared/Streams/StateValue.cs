using System.Globalization;
using System.Text.Json;
using Connectors.Errors;

namespace Connectors.Streams;

/// <summary>Reads single values of a saved state. One that cannot be read is an error, since guessing would lose records.</summary>
public static class StateValue
{
    /// <summary>An instant; null where the state lacks the key.</summary>
    public static DateTimeOffset? Instant(string stream, JsonElement state, string key) =>
        Text(stream, state, key) is not { } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
        : throw Unreadable(stream, key);

    /// <summary>A day; null where the state lacks the key. An instant counts as its day.</summary>
    public static DateOnly? Day(string stream, JsonElement state, string key) =>
        Text(stream, state, key) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? day
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? DateOnly.FromDateTime(time.DateTime)
        : throw Unreadable(stream, key);

    private static string? Text(string stream, JsonElement state, string key) =>
        !state.TryGetProperty(key, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw Unreadable(stream, key);

    private static ConnectorException Unreadable(string stream, string key) =>
        ConnectorException.Config(
            $"The saved state of the stream \"{stream}\" cannot be read: its \"{key}\" is not a date. Please reset this stream."
        );
}
