using System.Collections;
using System.Text;
using System.Text.Json;
using NUnit.Framework;

namespace Connectors.Support.Running;

/// <summary>The messages of a run in their order, as a runner would read them.</summary>
public sealed class Messages : IReadOnlyList<JsonElement>
{
    private readonly IReadOnlyList<JsonElement> _all;

    /// <summary>These messages.</summary>
    public Messages(IEnumerable<JsonElement> all) => _all = [.. all];

    /// <inheritdoc/>
    public int Count => _all.Count;

    /// <inheritdoc/>
    public JsonElement this[int index] => _all[index];

    /// <summary>Reads whole lines; what follows the last line break was cut off, and no runner would read it.</summary>
    public static Messages Parse(ReadOnlySpan<byte> output)
    {
        var whole = Encoding.UTF8.GetString(output[..(output.LastIndexOf((byte)'\n') + 1)]);
        return new Messages(whole.Split('\n')[..^1].Select(Message));
    }

    /// <summary>The messages up to and with the one at <paramref name="index"/>.</summary>
    public Messages UpTo(int index) => new(_all.Take(index + 1));

    /// <summary>The payloads of all messages of a type.</summary>
    public IEnumerable<JsonElement> Of(string type, string payload) =>
        _all.Where(message => TypeOf(message) == type).Select(message => message.GetProperty(payload));

    /// <summary>The data of a stream's records.</summary>
    public IReadOnlyList<JsonElement> Records(string stream) =>
        [
            .. Of("RECORD", "record")
                .Where(record => record.GetProperty("stream").GetString() == stream)
                .Select(record => record.GetProperty("data")),
        ];

    /// <summary>The data of a stream's records as text, digit for digit, in an order that two runs can be compared by.</summary>
    public IReadOnlyList<string> Rows(string stream) =>
        [.. Records(stream).Select(record => record.GetRawText()).Order(StringComparer.Ordinal)];

    /// <summary>A stream's STATE messages.</summary>
    public IReadOnlyList<JsonElement> States(string stream) =>
        [.. Of("STATE", "state").Where(state => StreamOf(state.GetProperty("stream")) == stream)];

    /// <summary>The content of a stream's last STATE as text.</summary>
    public string LastState(string stream) => StateOf(States(stream)[^1]).GetRawText();

    /// <summary>The content of one STATE.</summary>
    public static JsonElement StateOf(JsonElement state) => state.GetProperty("stream").GetProperty("stream_state");

    /// <summary>The number of records that one STATE says it covers.</summary>
    public static double CountOf(JsonElement state) =>
        state.GetProperty("sourceStats").GetProperty("recordCount").GetDouble();

    /// <summary>What a runner gives to the next run: the last STATE of each stream.</summary>
    public string StateFile() =>
        "["
        + string.Join(
            ",",
            Of("STATE", "state")
                .GroupBy(state => StreamOf(state.GetProperty("stream")))
                .Select(states => states.Last().GetRawText())
        )
        + "]";

    /// <summary>A stream's statuses; one with a reason is written like <c>RUNNING RATE_LIMITED</c>.</summary>
    public IReadOnlyList<string> Statuses(string stream) =>
        [
            .. Of("TRACE", "trace")
                .Where(trace => trace.GetProperty("type").GetString() == "STREAM_STATUS")
                .Select(trace => trace.GetProperty("stream_status"))
                .Where(status => StreamOf(status) == stream)
                .Select(Status),
        ];

    /// <summary>The TRACE ERRORs.</summary>
    public IReadOnlyList<TraceError> Errors() =>
        [
            .. Of("TRACE", "trace")
                .Where(trace => trace.GetProperty("type").GetString() == "ERROR")
                .Select(trace => new TraceError(
                    trace.GetProperty("error"),
                    trace.GetProperty("emitted_at").GetDouble()
                )),
        ];

    /// <summary>The texts of a level's LOG messages.</summary>
    public IReadOnlyList<string> Logs(string level) =>
        [
            .. Of("LOG", "log")
                .Where(log => log.GetProperty("level").GetString() == level)
                .Select(log => log.GetProperty("message").GetString()!), // the protocol demands it
        ];

    /// <summary>The one CONNECTION_STATUS.</summary>
    public (string Status, string Message) ConnectionStatus()
    {
        var status = Of("CONNECTION_STATUS", "connectionStatus").Single();
        return (
            status.GetProperty("status").GetString()!, // the protocol demands it
            status.TryGetProperty("message", out var message) ? message.GetString()! : ""
        );
    }

    /// <summary>The name of the stream that something with a descriptor is about; empty where it has none.</summary>
    public static string StreamOf(JsonElement element) =>
        element.TryGetProperty("stream_descriptor", out var descriptor)
            ? descriptor.GetProperty("name").GetString()! // the protocol demands it
            : "";

    /// <summary>A message's type.</summary>
    public static string TypeOf(JsonElement message) => message.GetProperty("type").GetString()!; // the protocol demands it

    /// <inheritdoc/>
    public IEnumerator<JsonElement> GetEnumerator() => _all.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static string Status(JsonElement status)
    {
        var name = status.GetProperty("status").GetString()!; // the protocol demands it
        return status.TryGetProperty("reasons", out var reasons)
            ? $"{name} {reasons[0].GetProperty("type").GetString()}"
            : name;
    }

    private static JsonElement Message(string line)
    {
        try
        {
            return JsonElement.Parse(line);
        }
        catch (JsonException e)
        {
            throw new AssertionException($"no JSON on standard output: {line}", e);
        }
    }
}
