using System.Text.Json;
using System.Text.Json.Nodes;
using Sandbox.Data;

namespace Sandbox.Totango;

/// <summary>The short lists.</summary>
internal sealed class Lookups(TotangoOptions options, AttributeList attributes)
{
    public const int TouchpointTypes = 5;
    public const int TouchpointTags = 4;

    private static readonly string[] _types = ["Web meeting", "Telephone", "E-mail", "Visit", "Trade fair"];
    private static readonly string[] _tags = ["Renewal", "Risk", "Onboarding", "Größeres"];
    private static readonly string[] _statuses = ["Not Started", "In Progress", "Done"];
    private static readonly string[] _categories = ["Adoption", "Growth"];

    /// <summary>The ids of the activity types.</summary>
    public static IReadOnlyList<string> ActivityTypes { get; } = ["adoption", "onboarding", "renewal", "support"];

    /// <summary>The list of a path below <c>/api/</c>, or <c>null</c> where there is none.</summary>
    public JsonNode? Find(string path) =>
        path switch
        {
            "v3/touchpoint-types/" => Touchpoint(),
            "v3/touchpoint-tags/" => Tags(),
            "v3/activity-types/" => Activities(),
            "v1/attributes.json" => Attributes(),
            "v3/objective-settings/status" => Objective("objective status", _statuses),
            "v3/objective-settings/category" => Objective("objective category", _categories),
            _ => null,
        };

    public static byte[] Bytes(JsonNode node)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, SearchReply.Format))
        {
            node.WriteTo(json);
        }

        return stream.ToArray();
    }

    private JsonArray Touchpoint() =>
        [
            .. _types.Select(
                (name, n) =>
                    new JsonObject
                    {
                        ["id"] = SeededId.Of(options.Seed, "touchpoint type", n),
                        ["display_name"] = name,
                        ["icon"] = n == 3 ? null : $"icon-{n}",
                        ["is_default"] = n == 0,
                        ["non_editable"] = n < 2,
                        ["used"] = n * 12,
                        ["created_at"] = "2020-01-02T03:04:05.000Z",
                        ["created_by"] = Staff.MailOf(0),
                        ["updated_at"] = "2021-01-02T03:04:05.000Z",
                        ["updated_by"] = Staff.MailOf(1),
                    }
            ),
        ];

    private JsonArray Tags() =>
        [
            .. _tags.Select(
                (name, n) =>
                    new JsonObject
                    {
                        [options.Has(Oddities.CapitalTagIds) ? "ID" : "id"] = SeededId.Of(
                            options.Seed,
                            "touchpoint tag",
                            n
                        ),
                        ["display_name"] = name,
                    }
            ),
        ];

    private JsonNode Activities()
    {
        var all = ActivityTypes.Select(
            (id, n) =>
                new JsonObject
                {
                    ["activity_type_id"] = id,
                    ["display_name"] = char.ToUpperInvariant(id[0]) + id[1..],
                    ["system_type"] = n < 2,
                    ["default_type"] = n == 0,
                    ["disabled"] = n == 3,
                }
        );
        return options.Has(Oddities.ActivityTypeArray)
            ? new JsonArray([.. all])
            : new JsonObject(all.Select(type => KeyValuePair.Create($"{type["activity_type_id"]}", (JsonNode?)type)));
    }

    private JsonNode Attributes()
    {
        var all = new JsonArray();
        foreach (var attribute in attributes.All)
        {
            var row = new JsonObject
            {
                ["key_name"] = attribute.Name,
                ["type"] = options.Has(Oddities.UpperCaseTypes) ? attribute.Type.ToUpperInvariant() : attribute.Type,
            };
            if (attribute.Type == "currency")
            {
                row["formatSettings"] = new JsonObject { ["sign"] = "EUR" };
            }

            all.Add((JsonNode)row);
        }

        return options.Has(Oddities.BareAttributes) ? all : new JsonObject { ["list"] = all };
    }

    private JsonArray Objective(string kind, IEnumerable<string> names) =>
        [
            .. names.Select(
                (name, n) =>
                    new JsonObject
                    {
                        ["id"] = SeededId.Of(options.Seed, kind, n),
                        ["displayName"] = name,
                        ["createdBy"] = Staff.MailOf(0),
                        ["updatedBy"] = n == 0 ? null : Staff.MailOf(1),
                        ["createdAt"] = "2025-01-02T03:04:05.000Z",
                        ["updatedAt"] = "2025-02-02T03:04:05.000Z",
                    }
            ),
        ];
}
