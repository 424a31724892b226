using System.Globalization;
using System.Text.Json.Nodes;

namespace Sandbox.Selligent;

/// <summary>Times in every form.</summary>
internal static class TimeForms
{
    private static readonly TimeSpan _offset = TimeSpan.FromHours(2);
    private static readonly TimeSpan _fraction = TimeSpan.FromMilliseconds(250);

    /// <summary>The form of the row with this number.</summary>
    public static TimeForm Of(TimeForm form, long index) =>
        form == TimeForm.Mixed ? (TimeForm)(index % (long)TimeForm.Mixed) : form;

    /// <summary>The time that a list is sorted by, or <c>null</c> where a row has none.</summary>
    public static DateTimeOffset? Sorted(TimeForm form, DateTimeOffset time) =>
        form switch
        {
            TimeForm.Null or TimeForm.Absent => null,
            TimeForm.Fraction => time + _fraction,
            _ => time,
        };

    public static JsonNode? Write(TimeForm form, DateTimeOffset time) =>
        form switch
        {
            TimeForm.Z => Text(time, "yyyy-MM-dd'T'HH:mm:ss'Z'"),
            TimeForm.Offset => Text(time.ToOffset(_offset), "yyyy-MM-dd'T'HH:mm:sszzz"),
            TimeForm.Blank => Text(time, "yyyy-MM-dd HH:mm:ss"),
            TimeForm.Fraction => Text(time + _fraction, "yyyy-MM-dd'T'HH:mm:ss.fff"),
            TimeForm.Milliseconds => time.ToUnixTimeMilliseconds(),
            TimeForm.Seconds => time.ToUnixTimeSeconds(),
            TimeForm.Null or TimeForm.Absent => null,
            TimeForm.Nonsense => "some time ago",
            _ => Text(time, "yyyy-MM-dd'T'HH:mm:ss"),
        };

    private static string Text(DateTimeOffset time, string form) => time.ToString(form, CultureInfo.InvariantCulture);
}
