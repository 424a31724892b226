using System.Text.Json.Nodes;
using Sandbox.Data;

namespace Sandbox.Selligent;

/// <summary>
/// The objects within the rows. The same one is shown as it was at three moments: with the names, versions and times of
/// then, and with gaps of its own.
/// </summary>
internal sealed class References(Account account)
{
    private const int Moments = 3;

    /// <summary>The campaign of the asset with this number, or <c>null</c>.</summary>
    public JsonNode? Campaign(long asset, Spelling spelling)
    {
        if (asset % 7 == 3 || account.Options.Campaigns == 0)
        {
            return null;
        }

        var (index, moment) = (asset / Moments % account.Options.Campaigns, (int)(asset % Moments));
        var name = account.NameOf(Kind.Campaign, index) + (moment == 2 ? " (new)" : "");
        var row = Begin(Kind.Campaign, index, spelling);
        // A later state may lack what an earlier one has.
        row.Add("asset_name", (moment, index % 5) is (2, 2) ? null : name);
        return End(row, index, moment, asset, spelling, withVersion: true);
    }

    /// <summary>The owner of the asset with this number, or <c>null</c>.</summary>
    public JsonNode? Owner(long asset, Spelling spelling)
    {
        if (asset % 11 == 5 || account.Options.Owners == 0)
        {
            return null;
        }

        var (index, moment) = (asset / 2 % account.Options.Owners, (int)(asset % Moments));
        var draw = account.Draw("owner", index);
        var row = Begin(Kind.Owner, index, spelling);
        row.Add("first_name", draw.Pick(Words.First));
        row.Add("last_name", (moment, index % 5) is (2, 2) ? null : draw.Pick(Words.Last));
        return End(row, index, moment, asset, spelling, withVersion: false);
    }

    /// <summary>A data source as a program shows it.</summary>
    public JsonNode? Source(Kind kind, int count, long program, Spelling spelling)
    {
        var isPrimary = kind == Kind.InternalDataSource;
        if (count == 0 || (isPrimary ? program % 5 == 4 : program % 4 == 3))
        {
            return null;
        }

        var (index, moment) = (program % count, (int)((program + (isPrimary ? 0 : 1)) % Moments));
        var row = Begin(kind, index, spelling);
        row.Add("asset_name", account.NameOf(kind, index));
        row.Add("data_source_type", (moment, index % 5) is (2, 0) ? null : DataSources.TypeOf(kind));
        return End(row, index, moment, program, spelling, withVersion: true);
    }

    /// <summary>Whom a mailing goes to: never with a time.</summary>
    public JsonNode? Target(long mailing, Spelling spelling)
    {
        if (mailing % 6 == 4)
        {
            return null;
        }

        var row = Begin(Kind.Target, mailing % 10, spelling);
        row.Add("asset_name", account.NameOf(Kind.Target, mailing % 10));
        return row;
    }

    private static JsonObject Begin(Kind kind, long index, Spelling spelling) =>
        new() { ["asset_id"] = spelling.Id(Account.IdOf(kind, index)) };

    private static JsonNode End(JsonObject row, long index, int moment, long asset, Spelling spelling, bool withVersion)
    {
        if (!spelling.Is(Oddities.TimelessReferences) || asset % 2 == 0)
        {
            spelling.AddTime(row, "modified_time", Account.ShownAt(index, moment), asset);
        }

        if (withVersion)
        {
            row.Add("version_number", spelling.Version(moment + 1));
        }

        return spelling.Is(Oddities.BrokenReferences) ? Broken(row, asset) : row;
    }

    private static JsonNode Broken(JsonObject row, long asset)
    {
        switch (asset % 13)
        {
            case 4:
                return "gone";
            case 7:
                return new JsonArray(row);
            case 10:
                row.Remove("asset_id");
                return row;
            default:
                return row;
        }
    }
}
