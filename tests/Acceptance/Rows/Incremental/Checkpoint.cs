using System.Text.Json;
using Acceptance.Running;

namespace Acceptance.Rows.Incremental;

/// <summary>A STATE that is not the last of its stream.</summary>
/// <param name="State">The STATE.</param>
/// <param name="Records">How many records came before it.</param>
internal sealed record Checkpoint(JsonElement State, int Records)
{
    /// <summary>A few of a stream's, the first among them, evenly spread; equal ones in a row are one.</summary>
    /// <param name="messages">The messages about the stream.</param>
    /// <param name="most">How many at most.</param>
    public static IReadOnlyList<Checkpoint> Sample(Messages messages, int most)
    {
        var all = All(messages);
        return all.Count <= most ? all : [.. Enumerable.Range(0, most).Select(i => all[i * all.Count / most])];
    }

    private static List<Checkpoint> All(Messages messages)
    {
        var all = new List<Checkpoint>();
        var records = 0;
        foreach (var message in messages)
        {
            if (Messages.TypeOf(message) == "RECORD")
            {
                records++;
            }
            else if (message.Member("state") is { } state && Messages.StateOf(state).ValueKind == JsonValueKind.Object)
            {
                if (all.LastOrDefault() is { } last && Content(last.State) == Content(state))
                {
                    all.RemoveAt(all.Count - 1);
                }

                all.Add(new Checkpoint(state, records));
            }
        }

        return [.. all.SkipLast(1)];
    }

    private static string Content(JsonElement state) => Messages.StateOf(state).GetRawText();
}
