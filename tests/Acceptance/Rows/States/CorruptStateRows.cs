using System.Text.Json;
using System.Text.Json.Nodes;
using Acceptance.Running;

namespace Acceptance.Rows.States;

/// <summary>A state that holds what no connector has written: guessing would lose records.</summary>
internal static class CorruptStateRows
{
    private const string Corrupt = "no value";

    public static IReadOnlyList<Row> All { get; } =
    [
        new(
            "states.corrupt",
            "2.6",
            "a corrupt value in a state is a TRACE ERROR, and the run does not end with 0",
            async (subject, findings) =>
            {
                var run = await RunAsync(subject);
                findings.Check(
                    run.ExitCode != 0 && run.Messages.Errors().Count > 0,
                    "a TRACE ERROR and another exit code than 0",
                    run.InShort
                );
            }
        ),
        new(
            "states.corrupt_told",
            "2.6",
            "a corrupt value in a state is a config_error that says to reset the stream",
            async (subject, findings) =>
            {
                var stream = await SavedStream.OfAsync(subject);
                var run = await RunAsync(subject);
                findings.Check(
                    run.Messages.Errors()
                        .Any(error =>
                            error.FailureType == "config_error"
                            && error.Message.Contains("reset", StringComparison.OrdinalIgnoreCase)
                            && error.Message.Contains(stream.Name, StringComparison.Ordinal)
                        ),
                    $"a config_error that says to reset {stream.Name}",
                    run.InShort
                );
                findings.Check(
                    run.Messages.Statuses(stream.Name) is [.., "INCOMPLETE"],
                    $"{stream.Name}: INCOMPLETE",
                    () => $"[{string.Join(", ", run.Messages.Statuses(stream.Name))}]"
                );
            }
        ),
    ];

    private static Task<RunResult> RunAsync(Subject subject) =>
        subject.OnceAsync(
            "read from a corrupt state",
            async () =>
            {
                var stream = await SavedStream.OfAsync(subject);
                var state = stream.StateNode;
                return Spoil(state["stream"]?["stream_state"])
                    ? await stream.ReadAsync(subject, new JsonArray(state).ToJsonString())
                    : throw new NotRunException($"the state of {stream.Name} holds neither text nor numbers");
            }
        );

    /// <summary>Changes every text and number, and says whether there was one.</summary>
    private static bool Spoil(JsonNode? node)
    {
        if (node is JsonValue value && value.GetValueKind() is JsonValueKind.String or JsonValueKind.Number)
        {
            value.ReplaceWith(Corrupt);
            return true;
        }

        JsonNode?[] inner = node switch
        {
            JsonObject members => [.. members.Select(member => member.Value)],
            JsonArray items => [.. items],
            _ => [],
        };
        return inner.Select(Spoil).ToList().Contains(true);
    }
}
