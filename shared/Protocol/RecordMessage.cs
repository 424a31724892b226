using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Protocol;

/// <summary>One record, as an object. Reading connectors write records as bytes (<see cref="MessageWriter.BeginLines"/>).</summary>
internal sealed record RecordMessage([property: JsonPropertyName("record")] AirbyteRecord Record) : AirbyteMessage;

/// <summary>The payload of a RECORD.</summary>
internal sealed record AirbyteRecord
{
    [JsonPropertyName("stream")]
    public required string Stream { get; init; }

    [JsonPropertyName("namespace")]
    public string? Namespace { get; init; }

    [JsonPropertyName("data")]
    public required JsonElement Data { get; init; }

    /// <summary>Epoch milliseconds; a whole number on the wire, unlike the times of TRACE and CONTROL.</summary>
    [JsonPropertyName("emitted_at")]
    public required long EmittedAt { get; init; }

    [JsonPropertyName("meta")]
    public RecordMeta? Meta { get; init; }

    [JsonPropertyName("file_reference")]
    public FileReference? FileReference { get; init; }
}

/// <summary>A file that travels beside a record.</summary>
internal sealed record FileReference
{
    [JsonPropertyName("staging_file_url")]
    public string? StagingFileUrl { get; init; }

    [JsonPropertyName("source_file_relative_path")]
    public string? SourceFileRelativePath { get; init; }

    [JsonPropertyName("file_size_bytes")]
    public long? FileSizeBytes { get; init; }
}
