using System.Globalization;

namespace Sandbox.Iterable;

/// <summary>The forms of time that Iterable uses, each in its place.</summary>
internal static class Times
{
    private static readonly string[] _queryForms =
    [
        "yyyy-MM-dd HH:mm:ss zzz",
        "yyyy-MM-dd HH:mm:ss",
        // What jobs take as well.
        "yyyy-MM-dd'T'HH:mm:ss.fff'Z'",
    ];

    /// <summary>Exports, unless a project is odd.</summary>
    public static string Blank(DateTimeOffset time) => Form(time, "yyyy-MM-dd HH:mm:ss '+00:00'");

    /// <summary>Snippets.</summary>
    public static string Iso(DateTimeOffset time) => Form(time, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'");

    /// <summary>Jobs, in the time zone of some server.</summary>
    public static string Local(DateTimeOffset time) =>
        time.ToOffset(TimeSpan.FromHours(-6)).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    public static string Form(DateTimeOffset time, string form) =>
        time.UtcDateTime.ToString(form, CultureInfo.InvariantCulture);

    /// <summary>A bound in a query; without an offset it is UTC. <c>null</c> where it is missing or malformed.</summary>
    public static DateTimeOffset? Bound(string? text) =>
        DateTimeOffset.TryParseExact(
            text,
            _queryForms,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time
        )
            ? time
            : null;
}
