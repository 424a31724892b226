using System.Globalization;

namespace Sandbox.ChartMogul;

/// <summary>Metrics, which exist for any range: a value depends on the day and the seed alone.</summary>
internal sealed class Metrics(Account account)
{
    private static readonly string[] _all =
    [
        "mrr",
        "arr",
        "customer-churn-rate",
        "mrr-churn-rate",
        "ltv",
        "customers",
        "asp",
        "arpa",
    ];

    private static readonly string[] _movements =
    [
        "mrr-new-business",
        "mrr-expansion",
        "mrr-contraction",
        "mrr-churn",
        "mrr-reactivation",
    ];

    private readonly MetricValues _values = new(account);
    private readonly DayOfWeek _weekStart = account.Options.WeekStartsOnSunday ? DayOfWeek.Sunday : DayOfWeek.Monday;

    /// <returns><c>null</c> where there is no such metric.</returns>
    public Reply? Answer(string name, VendorRequest request, Rendering reply)
    {
        var metric = name == "customer-count" ? "customers" : name;
        if (name != "all" && (!_all.Contains(metric) || name == "customers"))
        {
            return null;
        }

        if (Refusal(name, request) is { } refusal)
        {
            return refusal;
        }

        var days = Period
            .Between(
                Day(request, "start-date")!.Value,
                Day(request, "end-date")!.Value,
                request.Query("interval") ?? "month",
                _weekStart
            )
            .ToList();
        return reply.Write(json =>
        {
            json.Begin();
            json.Array(
                "entries",
                days.Select<DateOnly, Action>((_, at) => () => WriteEntry(json, name, metric, days, at))
            );
            WriteSummary(json, name, metric, days);
            json.End();
        });
    }

    private Reply? Refusal(string name, VendorRequest request)
    {
        var interval = request.Query("interval");
        if (Day(request, "start-date") is not { } start || Day(request, "end-date") is not { } end || start > end)
        {
            return Errors.BadRequest("The range of dates is not valid.", "start-date");
        }

        var refused =
            (interval is not null && !Period.Names.Contains(interval))
            || (name == "asp" && interval is "day" or "week")
            || (name == "ltv" && interval is not null && account.Options.LtvInterval == LtvInterval.Refused)
            || (name == "ltv" && interval is null && account.Options.LtvInterval == LtvInterval.Required);
        return refused ? Errors.BadRequest("The interval is not valid.", "interval") : null;
    }

    private void WriteEntry(RecordWriter json, string name, string metric, List<DateOnly> days, int at)
    {
        json.Begin();
        json.Text("date", days[at].ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (name == "all")
        {
            foreach (var each in _all)
            {
                json.Raw(each, _values.Text(each, days[at]));
                json.Raw($"{each}-percentage-change", _values.Change(each, days, at));
            }
        }
        else
        {
            json.Raw(metric, _values.Text(metric, days[at]));
            json.Raw("percentage-change", _values.Change(metric, days, at));
        }

        if (name == "mrr")
        {
            foreach (var movement in _movements)
            {
                var cents = account.Draw(movement, days[at].DayNumber).Below(60_000);
                json.Number(movement, movement is "mrr-contraction" or "mrr-churn" ? -cents : cents);
            }
        }

        json.EndRecord(at);
    }

    private void WriteSummary(RecordWriter json, string name, string metric, List<DateOnly> days)
    {
        var (current, previous) = (days[^1], days[Math.Max(0, days.Count - 2)]);
        json.Begin("summary");
        if (name == "all")
        {
            foreach (var each in _all)
            {
                json.Raw($"current-{each}", _values.Text(each, current));
                json.Raw($"previous-{each}", _values.Text(each, previous));
                json.Raw($"{each}-percentage-change", _values.Change(each, days, days.Count - 1));
            }
        }
        else
        {
            json.Raw("current", _values.Text(metric, current));
            json.Raw("previous", _values.Text(metric, previous));
            json.Raw("percentage-change", _values.Change(metric, days, days.Count - 1));
        }

        json.End();
    }

    private static DateOnly? Day(VendorRequest request, string name) =>
        DateOnly.TryParseExact(request.Query(name), "yyyy-MM-dd", out var day) ? day : null;
}
