using System.Text.Json.Serialization;

namespace Connectors.Errors;

/// <summary>What a runner should do about a failure (Airbyte protocol, AirbyteErrorTraceMessage.failure_type).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FailureType>))]
public enum FailureType
{
    /// <summary>A defect or an unknown cause; retried by the platform.</summary>
    [JsonStringEnumMemberName("system_error")]
    SystemError,

    /// <summary>The user can mend it (a wrong key, a missing permission); not retried when it is the first failure.</summary>
    [JsonStringEnumMemberName("config_error")]
    ConfigError,

    /// <summary>It passes by itself (rate limits, server faults, network trouble); retried by the platform.</summary>
    [JsonStringEnumMemberName("transient_error")]
    TransientError,
}
