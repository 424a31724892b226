using System.Text.Json.Nodes;

namespace BrokenConnector.Faults;

/// <summary>What may be wrong with how a failure is told.</summary>
internal static class FailureFaults
{
    public static IReadOnlyDictionary<string, Func<Fault>> All { get; } =
        new Dictionary<string, Func<Fault>>
        {
            ["untold-failure"] = () => new() { Lines = Edit.Without(IsError) },
            ["no-incomplete"] = () => new() { Lines = Edit.Without(line => Edit.IsStatus(line, "INCOMPLETE")) },
            ["gives-up"] = GivesUp,
            ["no-closing-error"] = () =>
                new() { Lines = Edit.Without(line => IsError(line) && !line.Contains("\"stream_descriptor\"")) },
            ["no-failure-type"] = () => new() { Lines = Errors(error => error.Remove("failure_type")) },
            ["raw-exception"] = () =>
                new()
                {
                    Lines = Errors(error => error["message"] = $"System.InvalidOperationException: {error["message"]}"),
                },
        };

    /// <summary>Nothing is read any more once a stream has failed.</summary>
    private static Fault GivesUp()
    {
        var hasFailed = false;
        return new()
        {
            Lines = line =>
            {
                hasFailed |= Edit.IsStatus(line, "INCOMPLETE");
                return hasFailed && !IsError(line) && !Edit.IsStatus(line, "INCOMPLETE") ? [] : [line];
            },
        };
    }

    private static Func<string, IEnumerable<string>> Errors(Action<JsonObject> change) =>
        Edit.Where(IsError, line => [Edit.Changed(line, trace => change(trace["error"]!.AsObject()))]);

    private static bool IsError(string line) => Edit.Is(line, "TRACE") && line.Contains("\"type\":\"ERROR\"");
}
