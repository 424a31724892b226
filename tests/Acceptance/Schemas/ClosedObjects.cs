using System.Text.Json;
using Acceptance.Rows;
using Acceptance.Running;

namespace Acceptance.Schemas;

/// <summary>Objects that refuse members they do not know, so that a later version could not take one away.</summary>
internal static class ClosedObjects
{
    /// <summary>Each of them.</summary>
    public static IEnumerable<Finding> Problems(JsonElement schema) =>
        SchemaPart
            .All(schema)
            .Where(part => part.Schema.Member("additionalProperties") is { ValueKind: JsonValueKind.False })
            .Select(part => part.Finding("additionalProperties: true, or none", "false"));
}
