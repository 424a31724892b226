using System.Text.Json.Serialization;

namespace Connectors.Bronto;

/// <summary>The JSON that this connector reads as objects: its config.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(BrontoConfig))]
internal sealed partial class BrontoJson : JsonSerializerContext;
