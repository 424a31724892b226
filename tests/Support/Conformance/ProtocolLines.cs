using System.Text;
using System.Text.Json;
using Connectors.Support.Running;
using NUnit.Framework;

namespace Connectors.Support.Conformance;

/// <summary>What holds for standard output to the byte (airbyte-protocol 0.1, 0.2, 0.17, 1.1, 2.2).</summary>
internal static class ProtocolLines
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
    };

    /// <summary>What is the user's or the vendor's, where null is a value like any other.</summary>
    private static readonly string[] Foreign =
    [
        "data",
        "stream_state",
        "config",
        "json_schema",
        "connectionSpecification",
    ];

    /// <summary>Fails on the first line that breaks a rule.</summary>
    public static void Check(RunResult run)
    {
        var bytes = run.Output.Span;
        Assert.That(bytes.Length, Is.Positive, run.ToString());
        Assert.That(bytes[^1], Is.EqualTo((byte)'\n'), "the last line has no end");
        Assert.That(bytes.IndexOfAnyExceptInRange((byte)' ', (byte)'~'), Is.EqualTo(bytes.IndexOf((byte)'\n')));
        foreach (var line in Encoding.ASCII.GetString(bytes[..^1]).Split('\n'))
        {
            CheckLine(line);
        }
    }

    private static void CheckLine(string line)
    {
        Assert.That(line, Does.Match(@"^[ -~]+$"), "only printable ASCII");
        var message = JsonElement.Parse(line);
        var type = Messages.TypeOf(message);
        Assert.That(line, Does.StartWith($"{{\"type\":\"{type}\",\"{Payloads[type]}\":{{"));
        Assert.That(message.EnumerateObject().Count(), Is.EqualTo(2), $"one payload: {line}");
        Assert.That(IsCompact(line), Is.True, $"no blank between tokens: {line}");
        Assert.That(Nulls(message), Is.Empty, $"null in a field of the protocol: {line}");
        if (type is "RECORD")
        {
            Assert.That(message.GetProperty("record").GetProperty("data").EnumerateObject().Any(), Is.True, line);
        }

        if (type is "LOG" or "TRACE")
        {
            // A runner takes the last line that holds one of these words for the answer.
            Assert.That(line, Does.Not.Contain("CATALOG").And.Not.Contain("CONNECTION_STATUS").And.Not.Contain("SPEC"));
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
                .Where(member => !Foreign.Contains(member.Name))
                .SelectMany(member =>
                    member.Value.ValueKind == JsonValueKind.Null ? [member.Name] : Nulls(member.Value)
                ),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Nulls),
            _ => [],
        };
}
