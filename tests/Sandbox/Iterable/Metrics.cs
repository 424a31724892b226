using System.Buffers;
using System.Globalization;
using System.Text;

namespace Sandbox.Iterable;

/// <summary>The metrics of campaigns, as CSV whose columns depend on who is asked about.</summary>
internal sealed class Metrics(Account account, Campaigns campaigns)
{
    private const int MaxUrl = 2048;

    // More than the form needs, as this vendor does.
    private static readonly SearchValues<char> _quoted = SearchValues.Create(",\"\n ()");

    /// <summary>The cells of a campaign that are not empty.</summary>
    public IReadOnlyDictionary<string, string> Of(long id)
    {
        var campaign = campaigns.All.First(campaign => campaign.Id == id);
        return MetricColumns
            .Of(campaign.Medium)
            .Select(column => (Column: column, Value: Cell(campaign, column)))
            .Where(cell => cell.Value.Length > 0)
            .ToDictionary(cell => cell.Column, cell => cell.Value);
    }

    public Reply Answer(Rendering rendering)
    {
        var request = rendering.Request;
        if (request.BaseUrl.Length + request.Path.Length + request.QueryString.Length > MaxUrl)
        {
            return Errors.Of(414);
        }

        var ids = request.Queries("campaignId");
        if (ids.Count == 0 || !ids.All(id => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
        {
            return Errors.BadParams("campaignId must be a number");
        }

        var dates = new[] { request.Query("startDateTime"), request.Query("endDateTime") }.OfType<string>();
        return dates.All(IsDate)
            ? Write(rendering, [.. campaigns.All.Where(campaign => ids.Contains($"{campaign.Id}"))])
            : Errors.BadParams("startDateTime and endDateTime must be dates");
    }

    /// <summary>A campaign that there is not has no line.</summary>
    private Reply Write(Rendering rendering, List<IterableCampaign> asked)
    {
        var end = rendering.Is(Oddities.Crlf) ? "\r\n" : "\n";
        var columns = MetricColumns.Of(asked.Select(campaign => campaign.Medium));
        var text = new StringBuilder("id");
        text.AppendJoin("", columns.Select(column => "," + Quote(column))).Append(end);
        foreach (var campaign in asked)
        {
            var values = Of(campaign.Id);
            text.Append(CultureInfo.InvariantCulture, $"{campaign.Id}");
            text.AppendJoin("", columns.Select(column => "," + Quote(values.GetValueOrDefault(column, ""))))
                .Append(end);
        }

        return Reply.Text(200, text.ToString());
    }

    private string Cell(IterableCampaign campaign, string column)
    {
        var draw = account.Draw(column, campaign.Id);
        return column == MetricColumns.Label
            ? draw.OneIn(3)
                ? ""
                : $"{campaign.Medium} \"{campaign.Name}\"{(draw.OneIn(3) ? "\nsecond line" : "")}"
            : draw.OneIn(6)
                ? ""
                : column.StartsWith("Average", StringComparison.Ordinal) || column.Contains("Revenue")
                    ? $"{draw.Below(2000)}.{1 + draw.Below(9)}"
                    : $"{draw.Below(20_000)}";
    }

    private static bool IsDate(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    private static string Quote(string cell) =>
        cell.AsSpan().IndexOfAny(_quoted) < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
