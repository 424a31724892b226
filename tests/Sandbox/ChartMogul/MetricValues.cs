using System.Globalization;

namespace Sandbox.ChartMogul;

/// <summary>What a metric was at the end of a day, by the seed.</summary>
internal sealed class MetricValues(Account account)
{
    /// <summary>The first entry of every reply has nothing before it, and says a change of zero.</summary>
    public string Change(string metric, List<DateOnly> days, int at)
    {
        if (at == 0)
        {
            return "0.0";
        }

        var (value, before) = (Value(metric, days[at]), Value(metric, days[at - 1]));
        return ((value - before) / before * 100).ToString("0.0#", CultureInfo.InvariantCulture);
    }

    private decimal Value(string metric, DateOnly day)
    {
        var draw = account.Draw("metric-" + (metric == "arr" ? "mrr" : metric), day.DayNumber);
        return metric switch
        {
            "mrr" => 1_000_000 + draw.Below(500_000),
            "arr" => 12 * (1_000_000 + draw.Below(500_000)),
            "customers" => 400 + draw.Below(100),
            "customer-churn-rate" or "mrr-churn-rate" => (1 + draw.Below(90)) / 10m,
            _ => 3_000 + draw.Below(5_000),
        };
    }

    public string Text(string metric, DateOnly day) =>
        Value(metric, day)
            .ToString(metric.EndsWith("rate", StringComparison.Ordinal) ? "0.0" : "0", CultureInfo.InvariantCulture);
}
