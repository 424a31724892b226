using Connectors.Support.Running;
using NUnit.Framework;

namespace Connectors.Support.Conformance;

/// <summary>What holds for the order and the counts of a stream's messages (airbyte-protocol 3.1, 3.3).</summary>
internal static class Accounting
{
    /// <summary>Fails where a stream that was read in full does not account for each of its records.</summary>
    public static void CheckComplete(Messages messages, string stream)
    {
        Assert.That(messages.Statuses(stream)[0], Is.EqualTo("STARTED"), stream);
        Assert.That(messages.Statuses(stream)[^1], Is.EqualTo("COMPLETE"), stream);
        Assert.That(messages.Statuses(stream).Skip(1).SkipLast(1), Is.Not.Empty.And.All.StartsWith("RUNNING"), stream);
        Assert.That(messages.States(stream), Is.Not.Empty, $"{stream} has no STATE");
        Assert.That(
            messages.States(stream).Sum(Messages.CountOf),
            Is.EqualTo(messages.Records(stream).Count),
            $"{stream}: counts of STATEs"
        );
        CheckOrder(messages, stream);
    }

    private static void CheckOrder(Messages messages, string stream)
    {
        var (isBegun, isRunning, isEnded) = (false, false, false);
        var records = 0;
        string? lastState = null;
        foreach (var message in messages)
        {
            switch (Messages.TypeOf(message))
            {
                case "RECORD" when message.GetProperty("record").GetProperty("stream").GetString() == stream:
                    Assert.That(isRunning && !isEnded, Is.True, $"{stream}: a record out of its place");
                    records++;
                    break;
                case "STATE" when Messages.StreamOf(message.GetProperty("state").GetProperty("stream")) == stream:
                    var state = message.GetProperty("state");
                    var content = Messages.StateOf(state).GetRawText();
                    Assert.That(isBegun && !isEnded, Is.True, $"{stream}: a STATE out of its place");
                    Assert.That(state.GetProperty("type").GetString(), Is.EqualTo("STREAM"));
                    Assert.That(Messages.CountOf(state), Is.EqualTo(records), $"{stream}: {content}");
                    Assert.That(records == 0 || content != lastState, Is.True, $"{stream}: {content} twice");
                    (records, lastState) = (0, content);
                    break;
                case "TRACE"
                    when message.GetProperty("trace").TryGetProperty("stream_status", out var status)
                        && Messages.StreamOf(status) == stream:
                    Assert.That(isEnded, Is.False, $"{stream}: a status after the last");
                    isBegun = true;
                    isRunning |= status.GetProperty("status").GetString() == "RUNNING";
                    isEnded = status.GetProperty("status").GetString() is "COMPLETE" or "INCOMPLETE";
                    break;
            }
        }

        Assert.That(records, Is.Zero, $"{stream}: records after the last STATE");
    }
}
