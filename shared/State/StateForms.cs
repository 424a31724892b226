using System.Text;
using System.Text.Json;

namespace Connectors.State;

/// <summary>Tells the forms of a state apart by their shape, since their <c>type</c> may be missing.</summary>
internal sealed class StateForms(StreamStates states, IReadOnlyCollection<string> streams)
{
    /// <summary>Reads a state, or a list of states, whole messages among them.</summary>
    public void Read(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    Read(item);
                }

                break;
            case JsonValueKind.Object:
                ReadObject(value);
                break;
            default:
                throw StateInput.Corrupt("it is neither an object nor a list");
        }
    }

    private void ReadObject(JsonElement value)
    {
        var type = Text(value, "type");
        if (type == "STATE" && Object(value, "state") is { } message)
        {
            ReadObject(message);
        }
        else if (Object(value, "stream") is { } stream && Object(stream, "stream_descriptor") is not null)
        {
            ReadStream(stream);
        }
        else if (Object(value, "global") is { } global && IsGlobal(global))
        {
            ReadGlobal(global);
        }
        else if (type is "STREAM" or "GLOBAL")
        {
            throw StateInput.Corrupt($"an entry of type {type} lacks its content");
        }
        else if (Object(value, "legacy") is { } legacy && !streams.Contains("legacy"))
        {
            Read(legacy);
        }
        else if (type == "STATE" && Object(value, "value") is { } singer)
        {
            ReadByName(singer);
        }
        else if (type == "LEGACY" || (Object(value, "data") is not null && !streams.Contains("data")))
        {
            ReadByName(Object(value, "data"));
        }
        else
        {
            ReadByName(value);
        }
    }

    private void ReadStream(JsonElement stream)
    {
        if (Object(stream, "stream_descriptor") is not { } descriptor || Text(descriptor, "name") is not { } name)
        {
            throw StateInput.Corrupt("an entry does not name its stream");
        }

        _ = stream.TryGetProperty("stream_state", out var state);
        states.Set(name, Text(descriptor, "namespace"), Content(state, name));
        if (!streams.Contains(name))
        {
            states.Ignore(name);
        }
    }

    private void ReadGlobal(JsonElement global)
    {
        states.SetShared(Object(global, "shared_state"));
        if (global.TryGetProperty("stream_states", out var list) && list.ValueKind == JsonValueKind.Array)
        {
            foreach (var stream in list.EnumerateArray())
            {
                ReadStream(stream);
            }
        }
    }

    private void ReadByName(JsonElement? map)
    {
        if (map is not { } byName)
        {
            return;
        }

        if (Object(byName, "bookmarks") is { } bookmarks && !streams.Contains("bookmarks"))
        {
            ReadBookmarks(bookmarks);
            return;
        }

        foreach (var entry in byName.EnumerateObject())
        {
            if (streams.Contains(entry.Name))
            {
                states.Set(entry.Name, null, Content(entry.Value, entry.Name));
            }
            else
            {
                states.Ignore(entry.Name);
            }
        }
    }

    /// <summary>
    /// What a Singer tap saved. Many keep the cursor's value under its name, as we do; others name it beside the value.
    /// </summary>
    private void ReadBookmarks(JsonElement bookmarks)
    {
        foreach (var bookmark in bookmarks.EnumerateObject())
        {
            var state = bookmark.Value;
            if (Text(state, "field") is { } field && state.TryGetProperty("last_record", out var last))
            {
                state = JsonElement.Parse(
                    Encoding.UTF8.GetBytes($"{{\"{JsonEncodedText.Encode(field)}\":{last.GetRawText()}}}")
                );
            }

            if (streams.Contains(bookmark.Name))
            {
                states.Set(bookmark.Name, null, Content(state, bookmark.Name));
            }
            else
            {
                states.Ignore(bookmark.Name);
            }
        }
    }

    /// <summary>
    /// The state itself; null when it says nothing. So do the placeholders of full refreshes: the second of them would mean
    /// "nothing left to read" for ever where nobody deletes it between two runs.
    /// </summary>
    private static JsonElement? Content(JsonElement state, string stream) =>
        state.ValueKind switch
        {
            JsonValueKind.Undefined or JsonValueKind.Null => null,
            JsonValueKind.Object when IsPlaceholder(state) => null,
            JsonValueKind.Object => state,
            _ => throw StateInput.Corrupt("it is not an object", stream),
        };

    private static bool IsPlaceholder(JsonElement state) =>
        state.GetPropertyCount() == 0
        || state.TryGetProperty("__ab_no_cursor_state_message", out _)
        || state.TryGetProperty("__ab_full_refresh_sync_complete", out _);

    private static bool IsGlobal(JsonElement value) =>
        value.TryGetProperty("stream_states", out _) || value.TryGetProperty("shared_state", out _);

    private static JsonElement? Object(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object
        && value.TryGetProperty(name, out var member)
        && member.ValueKind == JsonValueKind.Object
            ? member
            : null;

    private static string? Text(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object
        && value.TryGetProperty(name, out var member)
        && member.ValueKind == JsonValueKind.String
            ? member.GetString()
            : null;
}
