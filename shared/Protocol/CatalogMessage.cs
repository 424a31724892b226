using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Protocol;

/// <summary>The answer of a source's <c>discover</c>.</summary>
internal sealed record CatalogMessage([property: JsonPropertyName("catalog")] AirbyteCatalog Catalog) : AirbyteMessage;

/// <summary>The payload of a CATALOG.</summary>
internal sealed record AirbyteCatalog([property: JsonPropertyName("streams")] IReadOnlyList<AirbyteStream> Streams);

/// <summary>A stream that can be read.</summary>
internal sealed record AirbyteStream
{
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    [JsonPropertyName("namespace")]
    public string? Namespace { get; init; }

    [JsonPropertyName("json_schema")]
    public required JsonElement JsonSchema { get; init; }

    /// <summary>full_refresh first: a runner without a wish of its own takes the first.</summary>
    [JsonPropertyName("supported_sync_modes")]
    public required IReadOnlyList<SyncMode> SupportedSyncModes { get; init; }

    [JsonPropertyName("source_defined_cursor")]
    public bool? SourceDefinedCursor { get; init; }

    /// <summary>A path; some runners read it even where the source defines the cursor.</summary>
    [JsonPropertyName("default_cursor_field")]
    public IReadOnlyList<string>? DefaultCursorField { get; init; }

    [JsonPropertyName("source_defined_primary_key")]
    public IReadOnlyList<IReadOnlyList<string>>? SourceDefinedPrimaryKey { get; init; }

    [JsonPropertyName("is_resumable")]
    public bool? IsResumable { get; init; }

    [JsonPropertyName("is_file_based")]
    public bool? IsFileBased { get; init; }
}

/// <summary>How a stream can be read.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SyncMode>))]
internal enum SyncMode
{
    [JsonStringEnumMemberName("full_refresh")]
    FullRefresh,

    [JsonStringEnumMemberName("incremental")]
    Incremental,
}
