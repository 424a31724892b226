using System.Globalization;
using System.Text.RegularExpressions;

namespace Acceptance.Schemas;

/// <summary>
/// Whether a text is a date or a time that destinations take: ISO 8601 with T and two digits each, seconds always, years 1 to
/// 9999, and days and hours that there are (airbyte-protocol 4.1).
/// </summary>
internal static partial class DateTexts
{
    private const int LengthOfDate = 10;

    /// <summary>Whether it is a date.</summary>
    public static bool IsDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>Whether it is a date and a time.</summary>
    /// <param name="text">The text.</param>
    /// <param name="hasZone">Whether there must be a zone, or must be none.</param>
    public static bool IsTimestamp(string text, bool hasZone) =>
        text.Length > LengthOfDate
        && text[LengthOfDate] == 'T'
        && IsDate(text[..LengthOfDate])
        && IsTime(text[(LengthOfDate + 1)..], hasZone);

    /// <summary>Whether it is a time of day.</summary>
    /// <param name="text">The text.</param>
    /// <param name="hasZone">Whether there must be a zone, or must be none.</param>
    public static bool IsTime(string text, bool hasZone) =>
        Time().Match(text) is { Success: true } time && time.Groups["zone"].Success == hasZone;

    [GeneratedRegex(
        @"\A([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?(?<zone>Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])?\z",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Time();
}
