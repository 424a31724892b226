using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Protocol;

/// <summary>
/// What the user selected. Runners differ in what they leave out, null or misspell, so all but a stream's name may be
/// absent or odd without a failure (airbyte-protocol 1.10, 3.5).
/// </summary>
internal sealed record ConfiguredCatalog
{
    [JsonPropertyName("streams")]
    public IReadOnlyList<ConfiguredStream>? Streams { get; init; }
}

/// <summary>One selected stream.</summary>
internal sealed record ConfiguredStream
{
    [JsonPropertyName("stream")]
    public required SelectedStream Stream { get; init; }

    /// <summary>The text as sent: acceptance tests send one that no enum knows and want a failure of that stream only.</summary>
    [JsonPropertyName("sync_mode"), JsonConverter(typeof(LenientText))]
    public string? SyncMode { get; init; }

    [JsonPropertyName("destination_sync_mode"), JsonConverter(typeof(LenientText))]
    public string? DestinationSyncMode { get; init; }

    /// <summary>A path; null when none was chosen.</summary>
    [JsonPropertyName("cursor_field"), JsonConverter(typeof(LenientPath))]
    public IReadOnlyList<string>? CursorField { get; init; }

    /// <summary>One path for each part of the key; null when none was chosen.</summary>
    [JsonPropertyName("primary_key"), JsonConverter(typeof(LenientKey))]
    public IReadOnlyList<IReadOnlyList<string>>? PrimaryKey { get; init; }

    [JsonPropertyName("destination_object_name"), JsonConverter(typeof(LenientText))]
    public string? DestinationObjectName { get; init; }

    [JsonPropertyName("generation_id"), JsonConverter(typeof(LenientInteger))]
    public long? GenerationId { get; init; }

    [JsonPropertyName("minimum_generation_id"), JsonConverter(typeof(LenientInteger))]
    public long? MinimumGenerationId { get; init; }

    [JsonPropertyName("sync_id"), JsonConverter(typeof(LenientInteger))]
    public long? SyncId { get; init; }

    [JsonPropertyName("include_files")]
    public bool? IncludeFiles { get; init; }

    /// <summary>The selected mode: full refresh where none is given, null where the text is unknown.</summary>
    [JsonIgnore]
    public SyncMode? Mode =>
        SyncMode switch
        {
            null or "" or "full_refresh" => Protocol.SyncMode.FullRefresh,
            "incremental" => Protocol.SyncMode.Incremental,
            _ => null,
        };
}

/// <summary>The part of a selected stream that counts; its schema may come back narrowed, or empty.</summary>
internal sealed record SelectedStream
{
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    [JsonPropertyName("namespace"), JsonConverter(typeof(LenientText))]
    public string? Namespace { get; init; }

    [JsonPropertyName("json_schema")]
    public JsonElement? JsonSchema { get; init; }

    /// <summary>The name in the form that our answers use.</summary>
    [JsonIgnore]
    public StreamDescriptor Descriptor => new(Name, Namespace);
}
