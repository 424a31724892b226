using System.Text.Json.Serialization;

namespace Connectors.Protocol;

/// <summary>How many rows or bytes are expected. A run uses one <see cref="EstimateType"/> throughout.</summary>
internal sealed record TraceEstimate
{
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    [JsonPropertyName("type")]
    public required EstimateType Type { get; init; }

    [JsonPropertyName("namespace")]
    public string? Namespace { get; init; }

    [JsonPropertyName("row_estimate")]
    public long? RowEstimate { get; init; }

    [JsonPropertyName("byte_estimate")]
    public long? ByteEstimate { get; init; }
}

/// <summary>Whether an estimate is about one stream or the whole run.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EstimateType>))]
internal enum EstimateType
{
    [JsonStringEnumMemberName("STREAM")]
    Stream,

    [JsonStringEnumMemberName("SYNC")]
    Sync,
}
