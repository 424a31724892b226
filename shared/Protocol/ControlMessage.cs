using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Protocol;

/// <summary>Asks the runner to keep a changed config.</summary>
internal sealed record ControlMessage([property: JsonPropertyName("control")] AirbyteControl Control) : AirbyteMessage
{
    /// <summary>The whole config with its secrets, not the changed keys: the platform replaces what it has by this.</summary>
    public static ControlMessage OfConfig(DateTimeOffset at, JsonElement config) =>
        new(
            new AirbyteControl(ControlType.ConnectorConfig, at.ToUnixTimeMilliseconds())
            {
                ConnectorConfig = new ControlConfig(config),
            }
        );
}

/// <summary>The payload of a CONTROL.</summary>
internal sealed record AirbyteControl(
    [property: JsonPropertyName("type")] ControlType Type,
    [property: JsonPropertyName("emitted_at"), JsonConverter(typeof(JsonFloat))] long EmittedAt
)
{
    [JsonPropertyName("connectorConfig")]
    public ControlConfig? ConnectorConfig { get; init; }
}

/// <summary>The one kind of CONTROL.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ControlType>))]
internal enum ControlType
{
    [JsonStringEnumMemberName("CONNECTOR_CONFIG")]
    ConnectorConfig,
}

/// <summary>A config, as the user would have entered it.</summary>
internal sealed record ControlConfig([property: JsonPropertyName("config")] JsonElement Config);
