using System.Text.Json;
using Acceptance.Running;
using Acceptance.Settings;

namespace Acceptance.Records;

/// <summary>A record that is known to be there.</summary>
/// <param name="Stream">Its stream.</param>
/// <param name="Data">Its data.</param>
internal sealed record ExpectedRecord(string Stream, JsonElement Data)
{
    /// <summary>Where they are if no test says so.</summary>
    public const string Conventional = "integration_tests/expected_records.jsonl";

    /// <summary>
    /// The file of those that a test expects: the one that it names, else by convention for the first test; null where there
    /// is neither.
    /// </summary>
    public static string? FileOf(Subject subject, Entry entry) =>
        entry.ExpectRecords?.Path
        ?? (entry == subject.Config["basic_read"].Tests[0] && subject.Folder.Has(Conventional) ? Conventional : null);

    /// <summary>Reads a file: a line each.</summary>
    /// <exception cref="InvalidDataException">It is not there, or some line is no record.</exception>
    public static IReadOnlyList<ExpectedRecord> Read(ConnectorFolder folder, string file) =>
        [
            .. folder
                .TextAt(file)
                .Split('\n')
                .Select((line, i) => (Line: line.Trim(), Place: $"{file}, line {i + 1}"))
                .Where(line => line.Line.Length > 0)
                .Select(line => Of(line.Line, line.Place)),
        ];

    private static ExpectedRecord Of(string line, string place)
    {
        try
        {
            var record = JsonElement.Parse(line);
            return record.TextOr("stream", "") is { Length: > 0 } stream && record.Member("data") is { } data
                ? new ExpectedRecord(stream, data)
                : throw new InvalidDataException($"{place} has no stream and data.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{place} is no JSON: {e.Message}", e);
        }
    }
}
