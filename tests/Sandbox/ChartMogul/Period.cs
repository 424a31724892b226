namespace Sandbox.ChartMogul;

/// <summary>The intervals of metrics; each is named by its last day, even where that is still to come.</summary>
internal static class Period
{
    public static IReadOnlyList<string> Names { get; } = ["day", "week", "month", "quarter", "year"];

    /// <summary>The last day of the interval that holds this day.</summary>
    public static DateOnly EndOf(DateOnly day, string interval, DayOfWeek weekStart) =>
        interval switch
        {
            "day" => day,
            "week" => day.AddDays(6 - (((int)day.DayOfWeek - (int)weekStart + 7) % 7)),
            "month" => LastDay(day.Year, day.Month),
            "quarter" => LastDay(day.Year, ((day.Month + 2) / 3) * 3),
            _ => new DateOnly(day.Year, 12, 31),
        };

    /// <summary>The intervals that hold a day of the range, ascending.</summary>
    public static IEnumerable<DateOnly> Between(DateOnly from, DateOnly to, string interval, DayOfWeek weekStart)
    {
        var last = EndOf(to, interval, weekStart);
        for (var end = EndOf(from, interval, weekStart); end <= last; end = EndOf(end.AddDays(1), interval, weekStart))
        {
            yield return end;
        }
    }

    private static DateOnly LastDay(int year, int month) => new(year, month, DateTime.DaysInMonth(year, month));
}
