using System.Text;
using System.Text.Json;
using Acceptance.Running;

namespace Acceptance.Protocol;

/// <summary>What holds for standard output to the byte (airbyte-protocol 0.1, 0.2, 0.16, 0.17, 1.1, 2.2).</summary>
public static class ProtocolLines
{
    private static readonly Dictionary<string, string> Payloads = new()
    {
        ["RECORD"] = "record",
        ["STATE"] = "state",
        ["LOG"] = "log",
        ["SPEC"] = "spec",
        ["CONNECTION_STATUS"] = "connectionStatus",
        ["CATALOG"] = "catalog",
        ["TRACE"] = "trace",
        ["CONTROL"] = "control",
        ["DESTINATION_CATALOG"] = "destination_catalog",
    };

    /// <summary>What holds the user's or the vendor's own, where null is a value like any other.</summary>
    private static readonly string[] Foreign =
    [
        "data",
        "stream_state",
        "shared_state",
        "config",
        "json_schema",
        "connectionSpecification",
    ];

    /// <summary>A runner takes the last line that holds one of these words for the answer.</summary>
    private static readonly string[] Answers = ["CATALOG", "CONNECTION_STATUS", "SPEC"];

    /// <summary>What no runner reads, or what breaks some: each line, in words.</summary>
    public static IEnumerable<string> Broken(ReadOnlyMemory<byte> output)
    {
        if (output.IsEmpty)
        {
            return ["standard output is empty"];
        }

        IEnumerable<string> whole = output.Span[^1] == '\n' ? [] : ["the last line has no end"];
        return whole.Concat(Lines(output).SelectMany(BrokenLine));
    }

    /// <summary>What the protocol allows and some runners take wrongly: each line, in words.</summary>
    public static IEnumerable<string> Risky(ReadOnlyMemory<byte> output) => Lines(output).SelectMany(RiskyLine);

    private static IEnumerable<string> Lines(ReadOnlyMemory<byte> output) =>
        Encoding.UTF8.GetString(output.Span).TrimEnd('\n').Split('\n').Where(line => line.Length > 0);

    private static IEnumerable<string> BrokenLine(string line)
    {
        if (line[0] != '{' || line[^1] != '}')
        {
            return [$"no bare JSON object: {line.Cut(300)}"];
        }

        JsonElement message;
        try
        {
            message = JsonElement.Parse(line);
        }
        catch (JsonException)
        {
            return [$"no JSON: {line.Cut(300)}"];
        }

        var type = Messages.TypeOf(message);
        return !Payloads.TryGetValue(type, out var payload) ? [$"no known type: {line.Cut(300)}"]
            : message.Member(payload) is not { ValueKind: JsonValueKind.Object } ? [$"no {payload}: {line.Cut(300)}"]
            : message.EnumerateObject().Count(member => Payloads.ContainsValue(member.Name)) > 1
                ? [$"two payloads: {line.Cut(300)}"]
            : type == "RECORD" && message.At("record", "data") is not { ValueKind: JsonValueKind.Object }
                ? [$"no data: {line.Cut(300)}"]
            : type == "RECORD" && !message.At("record", "data")!.Value.EnumerateObject().Any() // it was just looked at
                ? [$"empty data, which the platform drops: {line.Cut(300)}"]
            : Nulls(message).Select(name => $"null in the protocol's field {name}: {line.Cut(300)}");
    }

    private static IEnumerable<string> RiskyLine(string line)
    {
        if (line.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            yield return $"text beyond ASCII, which a runner may cut in two: {line.Cut(300)}";
        }

        if (!line.StartsWith("{\"type\":\"", StringComparison.Ordinal) || !IsCompact(line))
        {
            yield return $"not compact with the type first, as a runner greps it: {line.Cut(300)}";
        }

        if (
            line.StartsWith("{\"type\":\"LOG\"", StringComparison.Ordinal)
            || line.StartsWith("{\"type\":\"TRACE\"", StringComparison.Ordinal)
        )
        {
            foreach (var word in Answers.Where(word => line.Contains(word, StringComparison.Ordinal)))
            {
                yield return $"the word {word}, which a runner takes for the answer: {line.Cut(300)}";
            }
        }
    }

    private static bool IsCompact(string line)
    {
        var isInText = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                isInText = !isInText;
            }
            else if (line[i] == '\\')
            {
                i++;
            }
            else if (line[i] == ' ' && !isInText)
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<string> Nulls(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element
                .EnumerateObject()
                .SelectMany(member =>
                    member.Value.ValueKind == JsonValueKind.Null ? [member.Name]
                    : Foreign.Contains(member.Name) ? []
                    : Nulls(member.Value)
                ),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Nulls),
            _ => [],
        };
}
