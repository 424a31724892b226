using System.Text.Json.Serialization;

namespace Connectors.Protocol;

/// <summary>Names a stream. The namespace is written as the configured catalog spelt it: the platform compares both.</summary>
internal sealed record StreamDescriptor(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("namespace")] string? Namespace = null
);
