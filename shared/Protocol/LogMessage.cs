using System.Text.Json.Serialization;

namespace Connectors.Protocol;

/// <summary>One entry of the job's log.</summary>
internal sealed record LogMessage([property: JsonPropertyName("log")] AirbyteLog Log) : AirbyteMessage;

/// <summary>The payload of a LOG. Line breaks within the texts are fine.</summary>
internal sealed record AirbyteLog(
    [property: JsonPropertyName("level")] AirbyteLogLevel Level,
    [property: JsonPropertyName("message")] string Message,
    [property: JsonPropertyName("stack_trace")] string? StackTrace = null
);

/// <summary>The protocol's log levels.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AirbyteLogLevel>))]
internal enum AirbyteLogLevel
{
    [JsonStringEnumMemberName("TRACE")]
    Trace,

    [JsonStringEnumMemberName("DEBUG")]
    Debug,

    [JsonStringEnumMemberName("INFO")]
    Info,

    [JsonStringEnumMemberName("WARN")]
    Warn,

    [JsonStringEnumMemberName("ERROR")]
    Error,

    [JsonStringEnumMemberName("FATAL")]
    Fatal,
}
