using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Demo;

/// <summary>What a runner knows of one stream of a sync.</summary>
internal sealed class StreamResult(string name, string mode)
{
    public string Name => name;

    public string Mode => mode;

    public long Records { get; set; }

    public string Requests { get; set; } = "";

    public string Status { get; set; } = "";

    public double StartedAt { get; set; }

    public double EndedAt { get; set; }

    public string? State { get; set; }

    public double Seconds => Math.Max(0, EndedAt - StartedAt) / 1000;
}

/// <summary>Takes in the messages of one read, as a runner would: records to files, the last STATE of each stream, statuses.</summary>
internal sealed partial class SyncRun : IDisposable
{
    private readonly Dictionary<string, StreamResult> _streams = [];
    private readonly Dictionary<string, StreamWriter> _files = [];
    private readonly Dictionary<string, JsonElement> _states = [];
    private readonly string _folder;

    /// <summary>Writes into <paramref name="folder"/>, one file a stream.</summary>
    public SyncRun(string folder, JsonElement catalog)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        foreach (var stream in catalog.GetProperty("streams").EnumerateArray())
        {
            var name = stream.GetProperty("stream").GetProperty("name").GetString()!; // our own catalog
            _streams[name] = new StreamResult(name, stream.GetProperty("sync_mode").GetString() ?? "");
        }
    }

    /// <summary>The streams in the catalog's order.</summary>
    public IReadOnlyCollection<StreamResult> Streams => _streams.Values;

    /// <summary>Records so far.</summary>
    public long Records { get; private set; }

    /// <summary>Streams that have ended.</summary>
    public int Ended => _streams.Values.Count(stream => stream.Status is "COMPLETE" or "INCOMPLETE");

    /// <summary>The last STATE of each stream, in the form that a runner gives back.</summary>
    public string StateFile() => $"[{string.Join(",\n", _states.Values.Select(state => state.GetRawText()))}]";

    /// <summary>Takes in one message.</summary>
    public void Take(JsonElement message)
    {
        switch (message.GetProperty("type").GetString())
        {
            case "RECORD":
                Record(message.GetProperty("record"));
                break;
            case "STATE":
                var state = message.GetProperty("state");
                var name = Name(state.GetProperty("stream"));
                _states[name] = state.Clone();
                _streams[name].State = state.GetProperty("stream").GetProperty("stream_state").GetRawText();
                break;
            case "TRACE" when message.GetProperty("trace").TryGetProperty("stream_status", out var status):
                Status(
                    _streams[Name(status)],
                    status,
                    message.GetProperty("trace").GetProperty("emitted_at").GetDouble()
                );
                break;
            case "LOG"
                when Summary().Match(message.GetProperty("log").GetProperty("message").GetString()!)
                    is { Success: true } m:
                _streams[m.Groups[1].Value].Requests = m.Groups[2].Value;
                break;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var file in _files.Values)
        {
            file.Dispose();
        }
    }

    private static string Name(JsonElement withDescriptor) =>
        withDescriptor.GetProperty("stream_descriptor").GetProperty("name").GetString()!; // the protocol demands it

    private void Record(JsonElement record)
    {
        var name = record.GetProperty("stream").GetString()!; // the protocol demands it
        if (!_files.TryGetValue(name, out var file))
        {
            file = new StreamWriter(Path.Combine(_folder, $"{name}.jsonl"));
            _files.Add(name, file);
        }

        file.WriteLine(record.GetProperty("data").GetRawText());
        _streams[name].Records++;
        Records++;
    }

    private static void Status(StreamResult stream, JsonElement status, double at)
    {
        stream.Status = status.GetProperty("status").GetString() ?? "";
        if (stream.Status == "STARTED")
        {
            stream.StartedAt = at;
        }

        stream.EndedAt = at;
    }

    /// <summary>The line in which a connector sums up a stream.</summary>
    [GeneratedRegex(@"^(\w+): read in full, \d+ records, (\d+) requests\.$", RegexOptions.CultureInvariant)]
    private static partial Regex Summary();
}
