using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Totango;

/// <summary>The JSON that this connector reads as objects: its config, and small answers of no certain shape.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(TotangoConfig))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class TotangoJson : JsonSerializerContext;
