using System.Text.Json;
using Acceptance.Rows;
using Acceptance.Running;

namespace Acceptance.Schemas;

/// <summary>A SPEC in a file, which holds the message, its payload, or the connectionSpecification alone.</summary>
internal static class StoredSpec
{
    /// <summary>The payload, where the file has it.</summary>
    public static JsonElement? Payload(JsonElement file) =>
        file.Member("connectionSpecification") is not null ? file
        : file.At("spec", "connectionSpecification") is not null ? file.Member("spec")
        : null;

    /// <summary>The schema of the config.</summary>
    public static JsonElement ConnectionSpecification(JsonElement file) =>
        Payload(file)?.Member("connectionSpecification") ?? file;

    /// <summary>How a file differs from an answer. What says nothing (null, false, an empty list) is as good as absent.</summary>
    public static IEnumerable<Finding> Differences(JsonElement file, JsonElement spec, bool comparesTexts)
    {
        var difference = new JsonDifference(comparesTexts);
        return Payload(file) is { } payload
            ? payload
                .EnumerateObject()
                .Concat(spec.EnumerateObject())
                .Select(member => member.Name)
                .Distinct()
                .SelectMany(name => difference.Of(Said(payload.Member(name)), Said(spec.Member(name)), name))
            : difference.Of(file, spec.Member("connectionSpecification"));
    }

    private static JsonElement? Said(JsonElement? member) =>
        member is { ValueKind: JsonValueKind.False }
        || (member is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 0)
            ? null
            : member;
}
