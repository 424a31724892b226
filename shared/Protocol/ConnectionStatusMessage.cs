using System.Text.Json.Serialization;

namespace Connectors.Protocol;

/// <summary>The answer of <c>check</c>.</summary>
internal sealed record ConnectionStatusMessage([property: JsonPropertyName("connectionStatus")] ConnectionStatus Status)
    : AirbyteMessage
{
    /// <summary>The connector can do its work.</summary>
    public static ConnectionStatusMessage Succeeded { get; } = new(new ConnectionStatus(CheckResult.Succeeded));

    /// <summary>It cannot. The text is obligatory here: one runner indexes it without a look.</summary>
    public static ConnectionStatusMessage Failed(string message) =>
        new(new ConnectionStatus(CheckResult.Failed, message));
}

/// <summary>The payload of a CONNECTION_STATUS.</summary>
internal sealed record ConnectionStatus(
    [property: JsonPropertyName("status")] CheckResult Status,
    [property: JsonPropertyName("message")] string? Message = null
);

/// <summary>How a check went.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CheckResult>))]
internal enum CheckResult
{
    [JsonStringEnumMemberName("SUCCEEDED")]
    Succeeded,

    [JsonStringEnumMemberName("FAILED")]
    Failed,
}
