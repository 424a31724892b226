namespace BrokenConnector.Faults;

/// <summary>What may be wrong with the order of a stream's messages.</summary>
internal static class OrderFaults
{
    public static IReadOnlyDictionary<string, Func<Fault>> All { get; } =
        new Dictionary<string, Func<Fault>>
        {
            ["no-started"] = () => new() { Lines = Edit.Without(line => Edit.IsStatus(line, "STARTED")) },
            ["no-running"] = () => new() { Lines = Edit.Without(line => Edit.IsStatus(line, "RUNNING")) },
            ["no-complete"] = () => new() { Lines = Edit.Without(line => Edit.IsStatus(line, "COMPLETE")) },
            ["early-state"] = EarlyState,
            ["early-complete"] = EarlyComplete,
        };

    /// <summary>A STATE comes before the records that it covers.</summary>
    private static Fault EarlyState()
    {
        List<string> held = [];
        return new()
        {
            Lines = line =>
            {
                if (Edit.IsOf(line, "RECORD", "visits"))
                {
                    held.Add(line);
                    return [];
                }

                string[] lines = Edit.IsOf(line, "STATE", "visits") ? [line, .. held] : [line];
                held = lines.Length > 1 ? [] : held;
                return lines;
            },
        };
    }

    /// <summary>COMPLETE comes before the stream's last STATE.</summary>
    private static Fault EarlyComplete()
    {
        string? held = null;
        return new()
        {
            Lines = line =>
            {
                if (Edit.IsOf(line, "STATE", "visits"))
                {
                    var before = held;
                    held = line;
                    return before is null ? [] : [before];
                }

                if (held is null || !(Edit.IsOf(line, "RECORD", "visits") || Edit.IsOf(line, "TRACE", "visits")))
                {
                    return [line];
                }

                string[] lines = Edit.IsStatus(line, "COMPLETE") ? [line, held] : [held, line];
                held = null;
                return lines;
            },
        };
    }
}
