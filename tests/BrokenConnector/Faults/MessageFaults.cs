namespace BrokenConnector.Faults;

/// <summary>What may be wrong with lines, whatever they say.</summary>
internal static class MessageFaults
{
    public static IReadOnlyDictionary<string, Func<Fault>> All { get; } =
        new Dictionary<string, Func<Fault>>
        {
            ["null-field"] = () => new() { Lines = Edit.Each("STATE", state => state["data"] = null) },
            ["no-json"] = () => new() { Lines = Edit.Before("Connecting to the shop...") },
            ["unknown-type"] = () => new() { Lines = Edit.Before("""{"type":"DEBUG","message":"here we go"}""") },
            ["spaced"] = () => new() { Lines = line => [line.Replace("{\"type\":\"", "{\"type\": \"")] },
            ["raw-text"] = () => new() { Lines = line => [line.Replace("\\u00e4", "ä")] },
            ["search-word"] = () => new() { Lines = Edit.Before(Edit.Log("Read the CATALOG.")) },
            ["null-trace"] = () =>
                new()
                {
                    Lines = Edit.Where(line => Edit.Is(line, "RECORD"), line => [line[..^1] + ",\"trace\":null}"]),
                },
            ["late-word"] = () => new() { Rest = Edit.Log("The CATALOG was written.") + "\n" },
            ["half-line"] = () => new() { Rest = "{\"type\":\"LOG\",\"log\":{\"level\":\"INFO\",\"mess" },
        };
}
