namespace Sandbox.ChartMogul;

/// <summary>Plans, and the groups that they are dealt out to; newest first.</summary>
internal sealed class Plans(Account account)
{
    private readonly int _groups = Math.Max(1, account.Options.PlanGroups);

    public Listing List(VendorRequest request) =>
        new("plans", account.Options.Plans, At, Write)
        {
            NewestFirst = true,
            Includes = index => request.Query("external_id") is not { } id || id == $"plan-{index}",
        };

    public Listing Groups() => new("plan_groups", account.Options.PlanGroups, At, WriteGroup) { NewestFirst = true };

    /// <summary>The plans of a group, or <c>null</c> where there is no such group.</summary>
    public Listing? ListOf(string groupUuid)
    {
        var group = groupUuid.StartsWith("plg_", StringComparison.Ordinal)
            ? account.IndexOf("plan-group", groupUuid[4..])
            : null;
        return group < account.Options.PlanGroups
            ? new Listing("plans", account.Options.Plans, At, Write)
            {
                NewestFirst = true,
                Includes = index => index % _groups == group,
            }
            : null;
    }

    private DateTimeOffset At(long index) => account.At(index, account.Options.Plans);

    private void Write(RecordWriter json, long index)
    {
        var draw = account.Draw("plan", index);
        json.Text("uuid", account.PlanUuid(index));
        json.Text("data_source_uuid", account.DataSourceUuid(index));
        json.Text("external_id", $"plan-{index}");
        json.Text("name", $"Plan {index}");
        json.Number("interval_count", draw.OneIn(4) ? 3 : 1);
        json.Text("interval_unit", draw.OneIn(3) ? "year" : "month");
    }

    private void WriteGroup(RecordWriter json, long index)
    {
        json.Text("uuid", "plg_" + account.Uuid("plan-group", index));
        json.Text("name", $"Group {index}");
        json.Number("plans_count", (account.Options.Plans - index + _groups - 1) / _groups);
    }
}
