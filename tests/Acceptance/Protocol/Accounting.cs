using System.Globalization;
using System.Text.Json;
using Acceptance.Running;

namespace Acceptance.Protocol;

/// <summary>What holds for the order and the counts of a stream's messages (airbyte-protocol 3.1, 3.3).</summary>
public static class Accounting
{
    /// <summary>In words, what is wrong with the statuses of a stream that was read in full.</summary>
    public static IEnumerable<string> Statuses(Messages messages, string stream)
    {
        var statuses = messages.Statuses(stream);
        var isWhole =
            statuses.Count >= 3
            && statuses[0] == "STARTED"
            && statuses[^1] == "COMPLETE"
            && statuses.Skip(1).SkipLast(1).All(status => status.StartsWith("RUNNING", StringComparison.Ordinal));
        return isWhole ? [] : [$"{stream}: statuses {string.Join(", ", statuses)}"];
    }

    /// <summary>In words, where a stream's STATEs do not account for each of its records in its order.</summary>
    public static IEnumerable<string> States(Messages messages, string stream)
    {
        var records = 0;
        var states = 0;
        string? last = null;
        foreach (var message in messages)
        {
            if (IsRecordOf(message, stream))
            {
                records++;
            }
            else if (StateOf(message, stream) is { } state)
            {
                var content =
                    Messages.StateOf(state).ValueKind == JsonValueKind.Undefined
                        ? ""
                        : Messages.StateOf(state).GetRawText();
                if (Messages.CountOf(state) is not { } count)
                {
                    yield return $"{stream}: a STATE without sourceStats.recordCount: {content}";
                }
                else if (count != records)
                {
                    yield return string.Create(
                        CultureInfo.InvariantCulture,
                        $"{stream}: a STATE that counts {count} of {records} records: {content}"
                    );
                }

                if (records > 0 && content == last)
                {
                    yield return $"{stream}: the same STATE twice with records in between: {content}";
                }

                (records, states, last) = (0, states + 1, content);
            }
        }

        if (states == 0)
        {
            yield return $"{stream}: no STATE";
        }
        else if (records > 0)
        {
            yield return $"{stream}: {records} records after the last STATE";
        }
    }

    /// <summary>In words, what comes before a stream has begun or after it has ended.</summary>
    public static IEnumerable<string> Order(Messages messages, string stream)
    {
        var (isBegun, isRunning, isEnded) = (false, false, false);
        foreach (var message in messages)
        {
            if (IsRecordOf(message, stream) && (!isRunning || isEnded))
            {
                yield return $"{stream}: a record before RUNNING or after the end";
                yield break;
            }

            if (StateOf(message, stream) is not null && (!isBegun || isEnded))
            {
                yield return $"{stream}: a STATE before STARTED or after the end";
                yield break;
            }

            if (message.At("trace", "stream_status") is { } status && Messages.StreamOf(status) == stream)
            {
                if (isEnded)
                {
                    yield return $"{stream}: a status after the last";
                    yield break;
                }

                var name = status.TextOr("status", "");
                isBegun = true;
                isRunning |= name == "RUNNING";
                isEnded = name is "COMPLETE" or "INCOMPLETE";
            }
        }
    }

    /// <summary>All of the above.</summary>
    public static IEnumerable<string> Problems(Messages messages, string stream) =>
        [.. Statuses(messages, stream), .. States(messages, stream), .. Order(messages, stream)];

    private static bool IsRecordOf(JsonElement message, string stream) =>
        Messages.TypeOf(message) == "RECORD" && message.At("record")?.TextOr("stream", "") == stream;

    private static JsonElement? StateOf(JsonElement message, string stream) =>
        Messages.TypeOf(message) == "STATE"
        && message.Member("state") is { } state
        && Messages.StreamOfState(state) == stream
            ? state
            : null;
}
