using System.Text.Json.Serialization;

namespace Connectors.Selligent;

/// <summary>The JSON that this connector reads as objects: its config.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(SelligentConfig))]
internal sealed partial class SelligentJson : JsonSerializerContext;
