using System.Text.Json.Serialization;

namespace Connectors.Protocol;

/// <summary>What goes on beside the data: failures, stream statuses, estimates.</summary>
internal sealed record TraceMessage([property: JsonPropertyName("trace")] AirbyteTrace Trace) : AirbyteMessage
{
    /// <summary>A failure. The first one is the reason that the platform shows for the run.</summary>
    public static TraceMessage OfError(DateTimeOffset at, TraceError error) =>
        new(new AirbyteTrace(TraceType.Error, at.ToUnixTimeMilliseconds()) { Error = error });

    /// <summary>Where a stream stands.</summary>
    public static TraceMessage OfStatus(DateTimeOffset at, StreamStatusTrace status) =>
        new(new AirbyteTrace(TraceType.StreamStatus, at.ToUnixTimeMilliseconds()) { StreamStatus = status });

    /// <summary>How much there will be to read.</summary>
    public static TraceMessage OfEstimate(DateTimeOffset at, TraceEstimate estimate) =>
        new(new AirbyteTrace(TraceType.Estimate, at.ToUnixTimeMilliseconds()) { Estimate = estimate });
}

/// <summary>The payload of a TRACE: exactly the member that <paramref name="Type"/> names is set.</summary>
/// <param name="Type">Which of the payloads follows.</param>
/// <param name="EmittedAt">Epoch milliseconds; a float on the wire. The earliest error decides whether the platform retries.</param>
internal sealed record AirbyteTrace(
    [property: JsonPropertyName("type")] TraceType Type,
    [property: JsonPropertyName("emitted_at"), JsonConverter(typeof(JsonFloat))] long EmittedAt
)
{
    [JsonPropertyName("error")]
    public TraceError? Error { get; init; }

    [JsonPropertyName("estimate")]
    public TraceEstimate? Estimate { get; init; }

    [JsonPropertyName("stream_status")]
    public StreamStatusTrace? StreamStatus { get; init; }

    [JsonPropertyName("analytics")]
    public TraceAnalytics? Analytics { get; init; }
}

/// <summary>The kinds of TRACE.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TraceType>))]
internal enum TraceType
{
    [JsonStringEnumMemberName("ERROR")]
    Error,

    [JsonStringEnumMemberName("ESTIMATE")]
    Estimate,

    [JsonStringEnumMemberName("STREAM_STATUS")]
    StreamStatus,

    [JsonStringEnumMemberName("ANALYTICS")]
    Analytics,
}

/// <summary>A name and a value for the platform's statistics.</summary>
internal sealed record TraceAnalytics(
    [property: JsonPropertyName("type")] string Type,
    [property: JsonPropertyName("value")] string? Value = null
);
