using System.Text.Json.Serialization;
using Connectors.Schema;

namespace BrokenConnector.Shop;

/// <summary>The options of spec.json.</summary>
internal sealed record ShopConfig(
    Secret ApiKey,
    StartDate StartDate,
    string Currency = "EUR",
    int LookbackWindow = 2,
    Assortment? Assortment = null
) : CommonConfig;

/// <summary>Which products are wanted.</summary>
internal sealed record Assortment(string Kind, int Minimum = 1);

/// <summary>The JSON that is read as objects: the config, and the reply of the ping.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(ShopConfig))]
[JsonSerializable(typeof(Pong))]
internal sealed partial class ShopJson : JsonSerializerContext;

/// <summary>The reply of the ping.</summary>
internal sealed record Pong(string? Name = null);
