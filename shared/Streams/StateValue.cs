using System.Globalization;
using System.Text;
using System.Text.Json;
using Connectors.Errors;
using Connectors.Records;

namespace Connectors.Streams;

/// <summary>Reads single values of a saved state. One that cannot be read is an error, since guessing would lose records.</summary>
public static class StateValue
{
    /// <summary>Of the year 1973: a smaller number is no time that anybody saved.</summary>
    private const long FirstMillisecond = 100_000_000_000;

    private static readonly long LastMillisecond = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>An instant, as text or in milliseconds since 1970; null where the state lacks the key.</summary>
    public static DateTimeOffset? Instant(string stream, JsonElement state, string key) =>
        Milliseconds(state, key) is { } milliseconds ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
        : Text(stream, state, key) is not { } text ? null
        : TryParse(text, out var time) ? time
        : throw Unreadable(stream, key);

    /// <summary>Reads an instant in any of the forms that <see cref="DateTimeText"/> knows, and some more; without an offset it is UTC.</summary>
    public static bool TryParse(string text, out DateTimeOffset time)
    {
        Span<byte> normal = stackalloc byte[DateTimeText.Room];
        var isChanged = DateTimeText.TryNormalise(Encoding.UTF8.GetBytes($"\"{text}\""), normal, out var length);
        return DateTimeOffset.TryParse(
            isChanged ? Encoding.UTF8.GetString(normal[1..(length - 1)]) : text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out time
        );
    }

    /// <summary>A day; null where the state lacks the key. An instant counts as its day.</summary>
    public static DateOnly? Day(string stream, JsonElement state, string key) =>
        Text(stream, state, key) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? day
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? DateOnly.FromDateTime(time.DateTime)
        : throw Unreadable(stream, key);

    private static long? Milliseconds(JsonElement state, string key) =>
        state.TryGetProperty(key, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt64(out var milliseconds)
        && milliseconds >= FirstMillisecond
        && milliseconds <= LastMillisecond
            ? milliseconds
            : null;

    private static string? Text(string stream, JsonElement state, string key) =>
        !state.TryGetProperty(key, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw Unreadable(stream, key);

    private static ConnectorException Unreadable(string stream, string key) =>
        ConnectorException.Config(
            $"The saved state of the stream \"{stream}\" cannot be read: its \"{key}\" is not a date. Please reset this stream."
        );
}
