using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Protocol;

/// <summary>The answer of <c>discover</c> of a destination that writes into a vendor's objects.</summary>
internal sealed record DestinationCatalogMessage(
    [property: JsonPropertyName("destination_catalog")] DestinationCatalog Catalog
) : AirbyteMessage;

/// <summary>The payload of a DESTINATION_CATALOG.</summary>
internal sealed record DestinationCatalog(
    [property: JsonPropertyName("operations")] IReadOnlyList<DestinationOperation> Operations
);

/// <summary>One way of writing into one object.</summary>
internal sealed record DestinationOperation
{
    [JsonPropertyName("object_name")]
    public required string ObjectName { get; init; }

    [JsonPropertyName("sync_mode")]
    public required DestinationSyncMode SyncMode { get; init; }

    [JsonPropertyName("json_schema")]
    public required JsonElement JsonSchema { get; init; }

    [JsonPropertyName("matching_keys")]
    public IReadOnlyList<IReadOnlyList<string>>? MatchingKeys { get; init; }
}

/// <summary>How records are written.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DestinationSyncMode>))]
internal enum DestinationSyncMode
{
    [JsonStringEnumMemberName("append")]
    Append,

    [JsonStringEnumMemberName("overwrite")]
    Overwrite,

    [JsonStringEnumMemberName("append_dedup")]
    AppendDedup,

    [JsonStringEnumMemberName("update")]
    Update,

    [JsonStringEnumMemberName("soft_delete")]
    SoftDelete,
}
