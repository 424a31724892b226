using System.Text.Json;
using Acceptance.Running;

namespace Acceptance.Schemas;

/// <summary>Parts of a schema as a finding shows them.</summary>
internal static class Shown
{
    /// <summary>A part of a schema as JSON, cut to a readable length.</summary>
    public static string Json(JsonElement? part) =>
        part is { ValueKind: not JsonValueKind.Undefined } some ? some.GetRawText().Cut() : "nothing";
}
