using System.Text.Json.Serialization;

namespace Connectors.Protocol;

/// <summary>A failure, told twice: for the user and for us.</summary>
internal sealed record TraceError
{
    /// <summary>What happened and what to do, for the user.</summary>
    [JsonPropertyName("message")]
    public required string Message { get; init; }

    [JsonPropertyName("internal_message")]
    public string? InternalMessage { get; init; }

    [JsonPropertyName("stack_trace")]
    public string? StackTrace { get; init; }

    /// <summary>Absent counts as <see cref="TraceFailureType.SystemError"/>.</summary>
    [JsonPropertyName("failure_type")]
    public TraceFailureType? FailureType { get; init; }

    [JsonPropertyName("stream_descriptor")]
    public StreamDescriptor? Stream { get; init; }
}

/// <summary>The protocol's word for what the runner should do; Hosting maps our own failure type onto it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TraceFailureType>))]
internal enum TraceFailureType
{
    [JsonStringEnumMemberName("system_error")]
    SystemError,

    [JsonStringEnumMemberName("config_error")]
    ConfigError,

    [JsonStringEnumMemberName("transient_error")]
    TransientError,
}
