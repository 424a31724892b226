using System.Text.Json.Nodes;

namespace Sandbox.Selligent;

/// <summary>Programs.</summary>
internal sealed class Programs(Account account, References references)
{
    private static readonly string[] _statuses = ["ACTIVE", "DRAFT", "STOPPED"];
    private static readonly string[] _types = ["LIFECYCLE", "RECURRING"];

    public void Write(JsonObject row, Asset asset, Spelling spelling)
    {
        var (index, options) = (asset.Index, account.Options);
        var draw = account.Draw("program", index);
        row.Add("status", draw.Pick(_statuses));
        row.Add("type", index % 4 == 2 ? null : draw.Pick(_types));
        spelling.AddTime(row, "modified_time", asset.Modified, index);
        row.Add("version_number", spelling.Version(asset.Version));
        row.Add("campaign", references.Campaign(index + 2, spelling));
        row.Add("owner", references.Owner(index + 2, spelling));
        row.Add("primary_source", Source(Kind.InternalDataSource, options.InternalDataSources));
        row.Add("program_data_source", Source(Kind.ExtensionDataSource, options.ExtensionDataSources));

        JsonNode? Source(Kind kind, int count) => references.Source(kind, count, index, spelling);
    }
}
