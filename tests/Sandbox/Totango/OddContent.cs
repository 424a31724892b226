using System.Text.Json;
using System.Text.Json.Nodes;
using Sandbox.Faults;

namespace Sandbox.Totango;

/// <summary>The faults that change what is in a reply, whatever it holds rows of.</summary>
internal static class OddContent
{
    private const int HugeBytes = 5_000_000;

    private static readonly string[] _keys =
    [
        "id",
        "ID",
        "name",
        "activity_type_id",
        "key_name",
        "selected_fields",
        "account",
        "timestamp",
        "userName",
    ];

    /// <summary>The reply as the fault wants it; most faults leave it as it is.</summary>
    public static Reply Change(Reply reply, Fault? fault)
    {
        if (fault?.Kind.Name == ContentFaults.FailedStatus)
        {
            return Errors.Failed(200, "The search timed out.");
        }

        if (
            reply.Status != 200
            || fault?.Kind is not { Instead: null, Change: null, Wire: null }
            || JsonNode.Parse(reply.Body.Span) is not { } json
        )
        {
            return reply;
        }

        var rows = RowsOf(json);
        switch (fault.Kind.Name)
        {
            case ContentFaults.EmptyPage:
                (rows as JsonArray)?.Clear();
                break;
            case ContentFaults.UnknownField:
                ForEach(rows, row => row["invented_member"] = new JsonObject { ["nested"] = new JsonArray("a", 1) });
                break;
            case ContentFaults.NullFields:
                ForEach(rows, Empty);
                break;
            case ContentFaults.HugeRecord:
                Widen(rows, int.TryParse(fault.Argument, out var length) ? length : HugeBytes);
                break;
            case ContentFaults.BigNumbers:
                ForEach(rows, AddNumbers);
                break;
        }

        var format = SearchReply.Format with { Indented = fault.Kind.Name == ContentFaults.PrettyPrinted };
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, format))
        {
            json.WriteTo(writer);
        }

        return reply with
        {
            Body = stream.ToArray(),
        };
    }

    /// <summary>Where the rows are: the root, or one of the arrays that lists have.</summary>
    private static JsonNode RowsOf(JsonNode json) =>
        (json["response"] as JsonObject)?.FirstOrDefault().Value?["hits"]
        ?? json["accounts"]
        ?? json["list"]
        ?? json["Resources"]
        ?? json;

    private static void ForEach(JsonNode rows, Action<JsonObject> change)
    {
        var all = rows is JsonArray array ? array : rows.AsObject().Select(member => member.Value);
        foreach (var row in all.OfType<JsonObject>().ToList())
        {
            change(row);
        }
    }

    private static void Empty(JsonObject row)
    {
        foreach (var name in row.Select(member => member.Key).Except(_keys).ToList())
        {
            row[name] = null;
        }

        if (row["selected_fields"] is JsonArray values)
        {
            for (var n = 0; n < values.Count; n++)
            {
                values[n] = null;
            }
        }
    }

    /// <summary>Only the first row; the others have no such member.</summary>
    private static void Widen(JsonNode rows, int length)
    {
        var isFirst = true;
        ForEach(
            rows,
            row =>
            {
                if (isFirst)
                {
                    row[row.ContainsKey("display_name") ? "display_name" : "invented_text"] = new string('x', length);
                    isFirst = false;
                }
            }
        );
    }

    private static void AddNumbers(JsonObject row)
    {
        row["big_integer"] = JsonNode.Parse("9007199254740993");
        row["huge_integer"] = JsonNode.Parse("123456789012345678901234567890");
        row["exact_decimal"] = JsonNode.Parse("1.10");
    }
}
