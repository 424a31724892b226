using System.Collections;
using System.Text;
using System.Text.Json;

namespace Acceptance.Running;

/// <summary>
/// The messages of a run in their order, as a runner reads them: what is no JSON object with a type is set aside, not an end.
/// </summary>
public sealed class Messages : IReadOnlyList<JsonElement>
{
    /// <summary>What a stream without a cursor saves.</summary>
    public const string Placeholder = "__ab_no_cursor_state_message";

    private readonly IReadOnlyList<JsonElement> _all;

    /// <summary>These messages.</summary>
    public Messages(IEnumerable<JsonElement> all) => _all = [.. all];

    /// <inheritdoc/>
    public int Count => _all.Count;

    /// <summary>The lines that are no messages.</summary>
    public IReadOnlyList<string> Noise { get; private init; } = [];

    /// <inheritdoc/>
    public JsonElement this[int index] => _all[index];

    /// <summary>Reads whole lines; what follows the last line break was cut off, and no runner would read it.</summary>
    public static Messages Parse(ReadOnlySpan<byte> output)
    {
        var whole = Encoding.UTF8.GetString(output[..(output.LastIndexOf((byte)'\n') + 1)]);
        var messages = new List<JsonElement>();
        var noise = new List<string>();
        foreach (var line in whole.Split('\n')[..^1])
        {
            if (Message(line) is { } message)
            {
                messages.Add(message);
            }
            else
            {
                noise.Add(line);
            }
        }

        return new Messages(messages) { Noise = noise };
    }

    /// <summary>The messages up to and with the one at <paramref name="index"/>.</summary>
    public Messages UpTo(int index) => new(_all.Take(index + 1));

    /// <summary>The messages up to and with a stream's last STATE; none where it has none.</summary>
    public Messages UpToLastState(string stream)
    {
        for (var at = _all.Count - 1; at >= 0; at--)
        {
            if (TypeOf(_all[at]) == "STATE" && _all[at].Member("state") is { } state && StreamOfState(state) == stream)
            {
                return UpTo(at);
            }
        }

        return new Messages([]);
    }

    /// <summary>The payloads of all messages of a type.</summary>
    public IEnumerable<JsonElement> Of(string type, string payload) =>
        _all.Where(message => TypeOf(message) == type).Select(message => message.Member(payload)).OfType<JsonElement>();

    /// <summary>The discovered catalog.</summary>
    public JsonElement Catalog => Of("CATALOG", "catalog").Single();

    /// <summary>The streams that something was said of.</summary>
    public IReadOnlyList<string> Streams =>
        [
            .. Of("RECORD", "record")
                .Select(record => record.TextOr("stream", ""))
                .Concat(Of("STATE", "state").Select(StreamOfState))
                .Where(name => name.Length > 0)
                .Distinct(),
        ];

    /// <summary>The RECORDs, STATEs and statuses of a stream in their order; those of no stream for an empty name.</summary>
    public Messages About(string stream) => Grouped.GetValueOrDefault(stream) ?? new Messages([]);

    /// <summary>The data of a stream's records.</summary>
    public IReadOnlyList<JsonElement> Records(string stream) =>
        [.. About(stream).Of("RECORD", "record").Select(record => record.Member("data")).OfType<JsonElement>()];

    /// <summary>The data of a stream's records as text, digit for digit, in an order that two runs can be compared by.</summary>
    public IReadOnlyList<string> Rows(string stream) =>
        [.. Records(stream).Select(record => record.GetRawText()).Order(StringComparer.Ordinal)];

    /// <summary>A stream's STATE messages.</summary>
    public IReadOnlyList<JsonElement> States(string stream) =>
        [.. Of("STATE", "state").Where(state => StreamOfState(state) == stream)];

    /// <summary>Whether a STATE is about all streams at once.</summary>
    public bool HasGlobalStates => Of("STATE", "state").Any(state => state.TextOr("type", "") == "GLOBAL");

    /// <summary>The content of a stream's last STATE as text.</summary>
    public string LastState(string stream) => StateOf(States(stream)[^1]).GetRawText();

    /// <summary>The content of one STATE; undefined where it has none.</summary>
    public static JsonElement StateOf(JsonElement state) => state.At("stream", "stream_state") ?? default;

    /// <summary>The number of records that one STATE says it covers; nothing where it does not say.</summary>
    public static double? CountOf(JsonElement state) =>
        state.At("sourceStats", "recordCount") is { ValueKind: JsonValueKind.Number } count ? count.GetDouble() : null;

    /// <summary>The stream of a STATE; empty where it is of none.</summary>
    public static string StreamOfState(JsonElement state) =>
        state.Member("stream") is { } stream ? StreamOf(stream) : "";

    /// <summary>What a runner gives to the next run: the last STATE of each stream.</summary>
    public string StateFile() =>
        "["
        + string.Join(",", Of("STATE", "state").GroupBy(StreamOfState).Select(states => states.Last().GetRawText()))
        + "]";

    /// <summary>A stream's statuses; one with a reason is written like <c>RUNNING RATE_LIMITED</c>.</summary>
    public IReadOnlyList<string> Statuses(string stream) =>
        [
            .. Of("TRACE", "trace")
                .Select(trace => trace.Member("stream_status"))
                .OfType<JsonElement>()
                .Where(status => StreamOf(status) == stream)
                .Select(Status),
        ];

    /// <summary>The TRACE ERRORs.</summary>
    public IReadOnlyList<TraceError> Errors() =>
        [
            .. Of("TRACE", "trace")
                .Where(trace => trace.TextOr("type", "") == "ERROR")
                .Select(trace => new TraceError(
                    trace.Member("error") ?? default,
                    trace.Member("emitted_at") is { ValueKind: JsonValueKind.Number } at ? at.GetDouble() : 0
                )),
        ];

    /// <summary>The texts of a level's LOG messages.</summary>
    public IReadOnlyList<string> Logs(string level) =>
        [.. Of("LOG", "log").Where(log => log.TextOr("level", "") == level).Select(log => log.TextOr("message", ""))];

    /// <summary>The one CONNECTION_STATUS.</summary>
    public (string Status, string Message) ConnectionStatus()
    {
        var status = Of("CONNECTION_STATUS", "connectionStatus").Single();
        return (status.TextOr("status", ""), status.TextOr("message", ""));
    }

    /// <summary>The name of the stream that something with a descriptor is about; empty where it has none.</summary>
    public static string StreamOf(JsonElement element) =>
        element.Member("stream_descriptor") is { } descriptor ? descriptor.TextOr("name", "") : "";

    /// <summary>A message's type.</summary>
    public static string TypeOf(JsonElement message) => message.TextOr("type", "");

    private Dictionary<string, Messages> Grouped =>
        field ??= _all.GroupBy(StreamOfMessage).ToDictionary(group => group.Key, group => new Messages(group));

    /// <inheritdoc/>
    public IEnumerator<JsonElement> GetEnumerator() => _all.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static string StreamOfMessage(JsonElement message) =>
        TypeOf(message) switch
        {
            "RECORD" => message.At("record")?.TextOr("stream", "") ?? "",
            "STATE" => message.Member("state") is { } state ? StreamOfState(state) : "",
            "TRACE" => message.At("trace", "stream_status") is { } status ? StreamOf(status) : "",
            _ => "",
        };

    private static string Status(JsonElement status)
    {
        var name = status.TextOr("status", "");
        return status.Items("reasons").FirstOrDefault() is { ValueKind: JsonValueKind.Object } reason
            ? $"{name} {reason.TextOr("type", "")}"
            : name;
    }

    private static JsonElement? Message(string line)
    {
        try
        {
            var message = JsonElement.Parse(line);
            return message.Member("type") is { ValueKind: JsonValueKind.String } ? message : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
