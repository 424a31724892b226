using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Protocol;

/// <summary>The answer of <c>spec</c>.</summary>
internal sealed record SpecMessage([property: JsonPropertyName("spec")] ConnectorSpecification Spec) : AirbyteMessage;

/// <summary>
/// The payload of a SPEC. The deprecated members (<c>supportsIncremental</c>, <c>authSpecification</c> and the like) are not
/// there: nobody reads them any more.
/// </summary>
internal sealed record ConnectorSpecification
{
    [JsonPropertyName("protocol_version")]
    public string? ProtocolVersion { get; init; }

    [JsonPropertyName("documentationUrl")]
    public string? DocumentationUrl { get; init; }

    [JsonPropertyName("changelogUrl")]
    public string? ChangelogUrl { get; init; }

    [JsonPropertyName("connectionSpecification")]
    public required JsonElement ConnectionSpecification { get; init; }

    [JsonPropertyName("supported_destination_sync_modes")]
    public IReadOnlyList<DestinationSyncMode>? SupportedDestinationSyncModes { get; init; }

    /// <summary>Passed on as it was written; the platform reads it, we do not.</summary>
    [JsonPropertyName("advanced_auth")]
    public JsonElement? AdvancedAuth { get; init; }
}
