using System.Text.Json.Nodes;

namespace Sandbox.Selligent;

/// <summary>Transactional mailings.</summary>
internal sealed class Mailings(Account account, References references)
{
    private static readonly string[] _priorities = ["Low", "Normal", "High"];
    private static readonly string[] _groups = ["Default", "Fast lane"];
    private static readonly string[] _statuses = ["Running", "Paused", "Loaded", "Archived"];

    public void Write(JsonObject row, Asset asset, Spelling spelling)
    {
        var draw = account.Draw("mailing", asset.Index);
        row.Add("approved", !draw.OneIn(6));
        row.Add("compliance", draw.OneIn(5) ? null : draw.OneIn(2));
        row.Add("channel", draw.OneIn(6) ? "SMS" : "Email");
        row.Add("mailing_priority", draw.Pick(_priorities));
        row.Add("mailing_server_group", draw.OneIn(4) ? null : draw.Pick(_groups));
        row.Add("mailing_status", draw.Pick(_statuses));
        spelling.AddTime(row, "modified_time", asset.Modified, asset.Index);
        row.Add("version_number", spelling.Version(asset.Version));
        row.Add("campaign", references.Campaign(asset.Index, spelling));
        row.Add("owner", references.Owner(asset.Index, spelling));
        row.Add("target", references.Target(asset.Index, spelling));
    }
}
