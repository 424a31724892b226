using System.Text.Json.Serialization;

namespace Connectors.Iterable;

/// <summary>The JSON that this connector reads and writes as objects: its config, and what steers export jobs.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(IterableConfig))]
[JsonSerializable(typeof(JobRequest))]
[JsonSerializable(typeof(StartedJob))]
[JsonSerializable(typeof(JobFiles))]
internal sealed partial class IterableJson : JsonSerializerContext;

/// <summary>What a job is to export.</summary>
internal sealed record JobRequest(
    [property: JsonPropertyName("dataTypeName")] string DataTypeName,
    [property: JsonPropertyName("outputFormat")] string OutputFormat,
    [property: JsonPropertyName("startDateTime")] string StartDateTime,
    [property: JsonPropertyName("endDateTime")] string EndDateTime
);

/// <summary>A job that was taken on.</summary>
internal sealed record StartedJob([property: JsonPropertyName("jobId")] long JobId);

/// <summary>How far a job is, and some of its files.</summary>
internal sealed record JobFiles(
    [property: JsonPropertyName("jobState")] string JobState,
    [property: JsonPropertyName("exportTruncated")] bool ExportTruncated = false,
    [property: JsonPropertyName("files")] IReadOnlyList<JobFile>? Files = null
);

/// <summary>One file of a job; its address holds for half an hour.</summary>
internal sealed record JobFile(
    [property: JsonPropertyName("file")] string File,
    [property: JsonPropertyName("url")] string Url
);
