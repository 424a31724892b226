using System.Text.Json.Nodes;

namespace Sandbox.Selligent;

/// <summary>Data sources of one kind.</summary>
internal sealed class DataSources(Account account, References references, Kind kind)
{
    public static string TypeOf(Kind kind) => kind == Kind.InternalDataSource ? "INTERNAL" : "EXTENSION";

    public void Write(JsonObject row, Asset asset, Spelling spelling)
    {
        var draw = account.Draw($"{kind}", asset.Index);
        var records = draw.Below(1_000_000);
        row.Add("cloud_sync", draw.OneIn(3));
        row.Add("data_source_type", TypeOf(kind));
        row.Add("data_source_stat", Statistics(asset, records));
        spelling.AddTime(row, "modified_time", asset.Modified, asset.Index);
        row.Add("version_number", spelling.Version(asset.Version));
        // Another distance to the mailings, so that campaigns and owners are at other moments here.
        row.Add("campaign", references.Campaign(asset.Index + 1, spelling));
        row.Add("owner", references.Owner(asset.Index + 1, spelling));
    }

    /// <summary>Half of them have more counters than one.</summary>
    private static JsonObject Statistics(Asset asset, int records)
    {
        var statistics = new JsonObject { ["num_total_rec"] = records };
        if (asset.Index % 2 == 1)
        {
            statistics.Add("num_invalid_rec", records / 100);
            statistics.Add("num_malformed_rec", records / 1_000);
            statistics.Add("num_unsubscribed_rec", records / 50);
            statistics.Add("last_refresh", TimeForms.Write(TimeForm.Plain, asset.Modified));
        }

        return statistics;
    }
}
