using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Protocol;

/// <summary>
/// How messages become JSON and back: no null members (three runners crash on one), unknown members ignored, the type in
/// any position when reading.
/// </summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(AirbyteMessage))]
[JsonSerializable(typeof(AirbyteState))]
[JsonSerializable(typeof(ConnectorSpecification))]
[JsonSerializable(typeof(ConfiguredCatalog))]
internal sealed partial class ProtocolJson : JsonSerializerContext
{
    /// <summary>The same in ASCII only: one runner cuts the stream into chunks in the middle of a character.</summary>
    public static ProtocolJson Ascii =>
        field ??= new ProtocolJson(new JsonSerializerOptions(Default.Options) { Encoder = AsciiEncoder.Instance });
}
