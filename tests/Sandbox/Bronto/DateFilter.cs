using System.Xml.Linq;

namespace Sandbox.Bronto;

/// <summary>A dateValue of a filter: an operator and a time, in either order.</summary>
internal sealed class DateFilter
{
    private readonly Func<DateTimeOffset, bool> _matches;

    private DateFilter(Func<DateTimeOffset, bool> matches) => _matches = matches;

    public static IReadOnlyList<DateFilter> All(XElement? filter, string name, bool wholeDays) =>
        [.. SoapRequest.Children(filter, name).Select(value => Of(value, wholeDays))];

    public bool Matches(DateTimeOffset at) => _matches(at);

    /// <exception cref="BrontoFault">The operator or the time is none.</exception>
    private static DateFilter Of(XElement dateValue, bool wholeDays)
    {
        var value =
            SoapRequest.TimeOf(SoapRequest.TextOf(dateValue, "value"))
            ?? throw new BrontoFault(BrontoFault.InvalidParameter, "A dateValue needs a value.");
        var day = Day(value);
        return new DateFilter(
            SoapRequest.TextOf(dateValue, "operator") switch
            {
                "EqualTo" => at => at == value,
                "NotEqualTo" => at => at != value,
                "GreaterThan" or "After" => at => at > value,
                "GreaterThanEqualTo" => at => at >= value,
                "LessThan" or "Before" => at => at < value,
                "LessThanEqualTo" => at => at <= value,
                "AfterOrSameDay" => at => wholeDays ? Day(at) >= day : at >= value,
                "BeforeOrSameDay" => at => wholeDays ? Day(at) <= day : at <= value,
                "SameDay" => at => Day(at) == day,
                "NotSameDay" => at => Day(at) != day,
                "SameYear" => at => at.UtcDateTime.Year == value.UtcDateTime.Year,
                "NotSameYear" => at => at.UtcDateTime.Year != value.UtcDateTime.Year,
                var other => throw new BrontoFault(BrontoFault.InvalidRequest, $"'{other}' is no operator for dates."),
            }
        );
    }

    private static DateTime Day(DateTimeOffset time) => time.UtcDateTime.Date;
}
