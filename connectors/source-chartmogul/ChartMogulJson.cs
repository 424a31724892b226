using System.Text.Json.Serialization;

namespace Connectors.ChartMogul;

/// <summary>The JSON that this connector reads as objects: its config, and the two replies that it steers by.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(ChartMogulConfig))]
[JsonSerializable(typeof(Pong))]
[JsonSerializable(typeof(Account))]
internal sealed partial class ChartMogulJson : JsonSerializerContext;

/// <summary>The reply of the ping.</summary>
internal sealed record Pong(string? Data = null);

/// <summary>What of the account decides when its days begin.</summary>
internal sealed record Account(string? TimeZone = null);
