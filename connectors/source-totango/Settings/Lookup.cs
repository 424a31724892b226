using System.Text.Json;
using Connectors.Records;
using Connectors.Streams;
using Connectors.Totango.Client;

namespace Connectors.Totango.Settings;

/// <summary>The small lists that a service is set up with, each read whole by one call.</summary>
internal static class Lookup
{
    private const string ActivityTypeId = "activity_type_id";

    /// <summary>All of them.</summary>
    public static IEnumerable<SourceStream> Streams(TotangoClient client) =>
        [
            List(client, "touchpoint_types", "v3/touchpoint-types/", "id", Times("created_at", "updated_at")),
            // One of two descriptions spells the id in capitals.
            List(
                client,
                "touchpoint_tags",
                "v3/touchpoint-tags/",
                "id",
                [.. Times("created_at", "updated_at"), new FieldRule("ID", static (_, _) => false) { NewName = "id" }]
            ),
            new SnapshotStream(
                new StreamSpec("activity_types") { PrimaryKey = [ActivityTypeId] },
                ct => OneAsync(client.RowsAsync("v3/activity-types/", ActivityTypes, [ActivityTypeId], ct))
            ),
            List(client, "attributes", "v1/attributes.json", "key_name", []),
            Objectives(client, "objective_statuses", "v3/objective-settings/status"),
            Objectives(client, "objective_categories", "v3/objective-settings/category"),
        ];

    private static SnapshotStream Objectives(TotangoClient client, string name, string list) =>
        new(
            new StreamSpec(name)
            {
                PrimaryKey = ["id"],
                Schema = "objective_setting",
                Rules = Times("createdAt", "updatedAt"),
            },
            ct => OneAsync(client.RecordsAsync(list, ct))
        );

    private static SnapshotStream List(
        TotangoClient client,
        string name,
        string list,
        string key,
        IReadOnlyList<FieldRule> rules
    ) => new(new StreamSpec(name) { PrimaryKey = [key], Rules = rules }, ct => OneAsync(client.RecordsAsync(list, ct)));

    private static FieldRule[] Times(params string[] fields) => [.. fields.Select(ReadableTime.Milliseconds.Rule)];

    /// <summary>Flows come as an object, each under its id, or perhaps as an array.</summary>
    private static void ActivityTypes(ReadOnlyMemory<byte> body, RecordRows rows)
    {
        using var reply = JsonDocument.Parse(body);
        var root = reply.RootElement;
        if (
            root.ValueKind == JsonValueKind.Object
            && root.TryGetProperty("list", out var list)
            && list.ValueKind == JsonValueKind.Array
        )
        {
            root = list;
        }

        if (root.ValueKind == JsonValueKind.Array)
        {
            foreach (var type in root.EnumerateArray())
            {
                Add(rows, type, id: null);
            }

            return;
        }

        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidDataException("it is neither an object nor an array");
        }

        foreach (var type in root.EnumerateObject())
        {
            Add(rows, type.Value, type.Name);
        }
    }

    private static void Add(RecordRows rows, JsonElement type, string? id)
    {
        if (type.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidDataException("one of its flows is no object");
        }

        rows.Add(writer =>
        {
            var own =
                type.TryGetProperty(ActivityTypeId, out var value) && value.ValueKind != JsonValueKind.Null
                    ? value
                    : default;
            writer.WritePropertyName(ActivityTypeId);
            if (own.ValueKind != JsonValueKind.Undefined)
            {
                own.WriteTo(writer);
            }
            else
            {
                writer.WriteStringValue(id ?? throw new InvalidDataException("one of its flows has no id"));
            }

            foreach (var member in type.EnumerateObject().Where(member => member.Name != ActivityTypeId))
            {
                member.WriteTo(writer);
            }
        });
    }

    private static async IAsyncEnumerable<RecordPage> OneAsync(Task<RecordPage> page)
    {
        yield return await page;
    }
}
