using System.Text.Json.Serialization;

namespace Connectors.Totango;

/// <summary>The JSON that this connector reads as objects: its config.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(TotangoConfig))]
internal sealed partial class TotangoJson : JsonSerializerContext;
