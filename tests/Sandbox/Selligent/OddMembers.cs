using System.Text.Json.Nodes;
using Sandbox.Faults;

namespace Sandbox.Selligent;

/// <summary>What makes a row odd beyond its own members.</summary>
internal static class OddMembers
{
    public static void Add(JsonObject row, Asset asset, Spelling spelling, bool isFirst)
    {
        if (spelling.Is(Oddities.OwnIds))
        {
            row.Add("id", $"own-{asset.Index}");
        }

        if (
            spelling.Is(Oddities.UnknownMembers)
            && (asset.Index % 3 == 1 || spelling.IsFault(ContentFaults.UnknownField))
        )
        {
            row.Add("description", "not in any document");
            row.Add("sandbox.nested member", JsonNode.Parse("""{"a":[1,{"b":null}],"c":""}"""));
        }

        if (spelling.Is(Oddities.BigNumbers))
        {
            row.Add("sandbox_beyond_double", JsonNode.Parse("9007199254740993"));
            row.Add("sandbox_thirty_digits", JsonNode.Parse("123456789012345678901234567890"));
            row.Add("sandbox_decimal", JsonNode.Parse("1.10"));
        }

        if (
            spelling.Is(Oddities.HugeRows)
            && (spelling.IsFault(ContentFaults.HugeRecord) ? isFirst : asset.Index % 50 == 7)
        )
        {
            row.Add("sandbox_huge", new string('h', spelling.HugeLength));
        }

        if (spelling.Is(Oddities.Nulls))
        {
            foreach (var name in row.Select(member => member.Key).Where(name => name != "asset_id").ToList())
            {
                row[name] = null;
            }
        }
    }
}
