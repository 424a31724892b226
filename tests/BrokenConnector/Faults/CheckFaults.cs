namespace BrokenConnector.Faults;

/// <summary>What may be wrong with the answer of <c>check</c>.</summary>
internal static class CheckFaults
{
    public static IReadOnlyDictionary<string, Func<Fault>> All { get; } =
        new Dictionary<string, Func<Fault>>
        {
            ["two-statuses"] = () => new() { Lines = line => [line, line] },
            ["silent-failure"] = () =>
                new() { Lines = Edit.Each("CONNECTION_STATUS", status => status.Remove("message")) },
            ["trusting-check"] = () => Saying("SUCCEEDED"),
            ["distrusting-check"] = () => Saying("FAILED"),
            ["failed-exits-with-1"] = FailedExitsWith1,
        };

    private static Fault Saying(string status) =>
        new() { Lines = _ => [$$$"""{"type":"CONNECTION_STATUS","connectionStatus":{"status":"{{{status}}}"}}"""] };

    private static Fault FailedExitsWith1()
    {
        var isFailed = false;
        return new()
        {
            Lines = line =>
            {
                isFailed |= line.Contains("\"FAILED\"");
                return [line];
            },
            ExitCode = code => isFailed ? 1 : code,
        };
    }
}
