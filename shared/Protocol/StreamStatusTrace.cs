using System.Text.Json.Serialization;

namespace Connectors.Protocol;

/// <summary>Where a stream stands, and why it waits.</summary>
internal sealed record StreamStatusTrace(
    [property: JsonPropertyName("stream_descriptor")] StreamDescriptor Descriptor,
    [property: JsonPropertyName("status")] StreamStatus Status,
    [property: JsonPropertyName("reasons")] IReadOnlyList<StreamStatusReason>? Reasons = null
);

/// <summary>The states of a stream: STARTED, RUNNING, then one of the two ends.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StreamStatus>))]
internal enum StreamStatus
{
    [JsonStringEnumMemberName("STARTED")]
    Started,

    [JsonStringEnumMemberName("RUNNING")]
    Running,

    [JsonStringEnumMemberName("COMPLETE")]
    Complete,

    [JsonStringEnumMemberName("INCOMPLETE")]
    Incomplete,
}

/// <summary>Why a running stream does not move.</summary>
internal sealed record StreamStatusReason(
    [property: JsonPropertyName("type")] StreamStatusReasonType Type,
    [property: JsonPropertyName("rate_limited")] RateLimited? RateLimited = null
)
{
    /// <summary>The vendor asked to wait, or our own pace does.</summary>
    public static StreamStatusReason OfRateLimit(DateTimeOffset quotaReset) =>
        new(StreamStatusReasonType.RateLimited, new RateLimited(quotaReset.ToUnixTimeMilliseconds()));
}

/// <summary>The one reason that the protocol knows.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StreamStatusReasonType>))]
internal enum StreamStatusReasonType
{
    [JsonStringEnumMemberName("RATE_LIMITED")]
    RateLimited,
}

/// <summary>When the quota is there again, in epoch milliseconds.</summary>
internal sealed record RateLimited([property: JsonPropertyName("quota_reset")] long? QuotaReset = null);
