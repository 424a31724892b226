using System.Globalization;
using System.Text.Json.Nodes;

namespace BrokenConnector.Faults;

/// <summary>What may be wrong with STATEs.</summary>
internal static class StateFaults
{
    public static IReadOnlyDictionary<string, Func<Fault>> All { get; } =
        new Dictionary<string, Func<Fault>>
        {
            ["no-state"] = () => new() { Lines = Edit.Without(line => Edit.IsOf(line, "STATE", "shop")) },
            ["no-count"] = () => new() { Lines = Edit.Each("STATE", state => state.Remove("sourceStats")) },
            ["legacy-state"] = () => new() { Lines = Edit.Each("STATE", state => state.Remove("type")) },
            ["wrong-count"] = () => Of("orders", state => AddToCount(state, 1)),
            ["same-state"] = SameState,
            ["cursor-goes-back"] = CursorGoesBack,
            ["state-ahead"] = () => Of("visits", Ahead),
        };

    /// <summary>Changes how many records a STATE says that it covers.</summary>
    public static void AddToCount(JsonObject state, int more)
    {
        var stats = state["sourceStats"]!.AsObject(); // the connector counts
        var count = (double)stats["recordCount"]! + more; // likewise
        stats["recordCount"] = JsonNode.Parse(count.ToString("0.0", CultureInfo.InvariantCulture));
    }

    /// <summary>The state never moves.</summary>
    private static Fault SameState()
    {
        JsonNode? first = null;
        return Of(
            "visits",
            state =>
            {
                first ??= state["stream"]!["stream_state"]!.DeepClone(); // a STATE has both
                state["stream"]!["stream_state"] = first.DeepClone();
            }
        );
    }

    /// <summary>Each STATE but the first is older than it.</summary>
    private static Fault CursorGoesBack()
    {
        var states = 0;
        return Of(
            "visits",
            state =>
            {
                if (states++ > 0)
                {
                    state["stream"]!["stream_state"]!["day"] = "2024-01-01"; // a STATE has both
                }
            }
        );
    }

    /// <summary>A STATE covers records that are still to come.</summary>
    private static void Ahead(JsonObject state)
    {
        var content = state["stream"]!["stream_state"]!; // a STATE has both
        if (DateOnly.TryParse((string?)content["day"], CultureInfo.InvariantCulture, out var day))
        {
            content["day"] = day.AddDays(20).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }
    }

    private static Fault Of(string stream, Action<JsonObject> change) =>
        new() { Lines = Edit.Where(line => Edit.IsOf(line, "STATE", stream), line => [Edit.Changed(line, change)]) };
}
