using System.Globalization;

namespace Sandbox.ChartMogul;

/// <summary>The forms of time that ChartMogul uses, each in its place.</summary>
internal static class Times
{
    /// <summary>Activities and customers: seconds and a numeric offset.</summary>
    public static string WithOffset(DateTimeOffset time) =>
        time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>Invoices and CRM: milliseconds and Z.</summary>
    public static string Milliseconds(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Subscription events: seconds and Z.</summary>
    public static string Seconds(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Metrics and due dates.</summary>
    public static string Day(DateTimeOffset time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
