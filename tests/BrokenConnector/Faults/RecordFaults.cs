using System.Text.Json.Nodes;

namespace BrokenConnector.Faults;

/// <summary>What may be wrong with a record.</summary>
internal static class RecordFaults
{
    /// <summary>The record that is broken, one of many.</summary>
    private const string One = "\"id\":\"product-050\"";

    public static IReadOnlyDictionary<string, Func<Fault>> All { get; } =
        new Dictionary<string, Func<Fault>>
        {
            ["extra-column"] = () => new() { Lines = Edit.Record(One, data => data["surprise"] = 1) },
            ["wrong-type"] = () => new() { Lines = Edit.Record(One, data => data["is_sold"] = "no") },
            ["integer-with-fraction"] = () =>
                new() { Lines = Edit.Record(One, data => data["stock"] = JsonNode.Parse("2.0")) },
            ["bad-date-time"] = () =>
                new() { Lines = Edit.Record(One, data => data["created_at"] = "2023-03-15 10:50:00") },
            ["null-key"] = () => new() { Lines = Edit.Record(One, data => data["id"] = null) },
            ["zero-dropped"] = () => new() { Lines = Replace("\"price\":50.10", "\"price\":50.1") },
            ["digits-lost"] = () =>
                new() { Lines = Replace("123456789012345678901234500050", "1.2345678901234568E29") },
            ["empty-field"] = () => new() { Lines = line => [line.Replace("\"color\":", "\"colour\":")] },
            ["empty-record"] = () => new() { Lines = Edit.Record(One, data => data.Clear()) },
            ["duplicate-record"] = () => Counting("products", line => line.Contains(One) ? [line, line] : [line]),
            ["empty-stream"] = () => Counting("shop", _ => []),
            // Others in each run, so that no run has all that another one has.
            ["record-lost"] = () => Counting("products", line => Random.Shared.Next(2) == 0 ? [] : [line]),
            ["stranger"] = () =>
                new()
                {
                    Lines = Edit.Where(
                        line => Edit.Is(line, "RECORD") && line.Contains(One),
                        line => [line, line.Replace("\"stream\":\"products\"", "\"stream\":\"strangers\"")]
                    ),
                },
            ["seconds"] = () =>
                new()
                {
                    Lines = Edit.Each("RECORD", record => record["emitted_at"] = (long)record["emitted_at"]! / 1000),
                },
        };

    /// <summary>Records are left out or added, and counted as if that were right.</summary>
    public static Fault Counting(string stream, Func<string, string[]> change)
    {
        var more = 0;
        return new()
        {
            Lines = line =>
            {
                if (Edit.IsOf(line, "RECORD", stream))
                {
                    var records = change(line);
                    more += records.Length - 1;
                    return records;
                }

                if (!Edit.IsOf(line, "STATE", stream))
                {
                    return [line];
                }

                var counted = more;
                more = 0;
                return [Edit.Changed(line, state => StateFaults.AddToCount(state, counted))];
            },
        };
    }

    private static Func<string, IEnumerable<string>> Replace(string text, string other) =>
        line => [line.Replace(text, other, StringComparison.Ordinal)];
}
