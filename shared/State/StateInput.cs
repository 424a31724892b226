using System.Text.Json;
using Connectors.Errors;

namespace Connectors.State;

/// <summary>Reads the state file in every form that runners are known to pass (airbyte-protocol 2.6).</summary>
internal static class StateInput
{
    /// <summary>The states of a file. Empty, null, <c>[]</c> and <c>{}</c> are no state.</summary>
    /// <param name="json">The file's bytes, without a byte order mark.</param>
    /// <param name="streams">The connector's streams: the oldest form, a bare object, can be told by them only.</param>
    /// <exception cref="ConnectorException">The file is no state. Going on without it would silently read all again.</exception>
    public static StreamStates Parse(ReadOnlySpan<byte> json, IReadOnlyCollection<string> streams)
    {
        var states = new StreamStates();
        if (json.Trim(" \t\r\n"u8).IsEmpty)
        {
            return states;
        }

        try
        {
            new StateForms(states, streams).Read(JsonElement.Parse(json));
        }
        catch (JsonException e)
        {
            throw Corrupt($"it is not valid JSON at line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}");
        }

        return states;
    }

    /// <summary>Says that a state cannot be used and how to get rid of it.</summary>
    /// <param name="reason">What is wrong, without the state's content.</param>
    /// <param name="stream">The stream that it belongs to, or null when the whole file is meant.</param>
    public static ConnectorException Corrupt(string reason, string? stream = null) =>
        ConnectorException.Config(
            stream is null
                ? $"The saved state cannot be used: {reason}. Reset the streams to read them from the beginning, or restore the state."
                : $"The saved state of stream \"{stream}\" cannot be used: {reason}. Reset this stream to read it from the beginning."
        );
}
