using System.Text.Json.Nodes;

namespace BrokenConnector.Faults;

/// <summary>Ways to change some lines and leave all others as they are, byte for byte.</summary>
internal static class Edit
{
    /// <summary>Changes the payload of each message of a type.</summary>
    public static Func<string, IEnumerable<string>> Each(string type, Action<JsonObject> change) =>
        Where(line => Is(line, type), line => [Changed(line, change)]);

    /// <summary>Changes the data of the one record that holds a text: what is wrong in one of many must be seen, too.</summary>
    public static Func<string, IEnumerable<string>> Record(string text, Action<JsonObject> change) =>
        Where(
            line => Is(line, "RECORD") && line.Contains(text, StringComparison.Ordinal),
            line => [Changed(line, record => change(record["data"]!.AsObject()))] // a record has data
        );

    /// <summary>Puts other lines in the place of some.</summary>
    public static Func<string, IEnumerable<string>> Where(
        Func<string, bool> isOne,
        Func<string, IEnumerable<string>> replace
    ) => line => isOne(line) ? replace(line) : [line];

    /// <summary>Leaves some lines out.</summary>
    public static Func<string, IEnumerable<string>> Without(Func<string, bool> isOne) => Where(isOne, _ => []);

    /// <summary>Puts a line before the first.</summary>
    public static Func<string, IEnumerable<string>> Before(string first)
    {
        var isBegun = false;
        return line =>
        {
            string[] lines = isBegun ? [line] : [first, line];
            isBegun = true;
            return lines;
        };
    }

    /// <summary>Whether a line is a message of a type.</summary>
    public static bool Is(string line, string type) =>
        line.StartsWith($"{{\"type\":\"{type}\"", StringComparison.Ordinal);

    /// <summary>Whether a line is a record, a STATE or a status of a stream.</summary>
    public static bool IsOf(string line, string type, string stream) =>
        Is(line, type)
        && line.Contains(
            type == "RECORD" ? $"\"stream\":\"{stream}\"" : $"\"stream_descriptor\":{{\"name\":\"{stream}\"",
            StringComparison.Ordinal
        );

    /// <summary>Whether a line gives a status to any stream.</summary>
    public static bool IsStatus(string line, string status) =>
        Is(line, "TRACE") && line.Contains($"\"status\":\"{status}\"", StringComparison.Ordinal);

    /// <summary>A LOG message.</summary>
    public static string Log(string text) =>
        new JsonObject
        {
            ["type"] = "LOG",
            ["log"] = new JsonObject { ["level"] = "INFO", ["message"] = text },
        }.ToJsonString();

    /// <summary>A line with its payload changed; digits, names and order stay.</summary>
    public static string Changed(string line, Action<JsonObject> change)
    {
        var message = JsonNode.Parse(line)!.AsObject(); // a message is an object
        change(message.Last().Value!.AsObject()); // the payload comes after the type
        return message.ToJsonString();
    }
}
