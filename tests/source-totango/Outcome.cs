using System.Text.Json;
using Acceptance.Running;

namespace Connectors.Totango.Tests;

/// <summary>What became of a stream.</summary>
internal static class Outcome
{
    /// <summary>The records of a stream, of a run in which all went well.</summary>
    public static IReadOnlyList<JsonElement> Whole(this RunResult run, string stream)
    {
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Messages.Statuses(stream)[^1], Is.EqualTo("COMPLETE"), run.ToString());
        return run.Messages.Records(stream);
    }

    /// <summary>Why a stream was not read in full.</summary>
    public static string Failed(this RunResult run, string stream, string failureType)
    {
        Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
        Assert.That(run.Messages.Statuses(stream)[^1], Is.EqualTo("INCOMPLETE"), run.ToString());
        var error = run.Messages.Errors().Single(error => error.Stream == stream);
        Assert.That(error.FailureType, Is.EqualTo(failureType), error.Message);
        return error.Message;
    }

    /// <summary>The values of a column as text.</summary>
    public static IReadOnlyList<string> Of(this IEnumerable<JsonElement> records, string column) =>
        [.. records.Select(record => $"{record.GetProperty(column)}")];

    /// <summary>The values of two columns, which tell records apart together.</summary>
    public static IReadOnlyList<string> Of(this IEnumerable<JsonElement> records, string column, string other) =>
        [.. records.Select(record => $"{record.GetProperty(column)} {record.GetProperty(other)}")];

    /// <summary>The values of a column as JSON, digit for digit.</summary>
    public static IReadOnlyList<string> Raw(this IEnumerable<JsonElement> records, string column) =>
        [.. records.Select(record => record.GetProperty(column).GetRawText())];

    /// <summary>The columns of a record in their order.</summary>
    public static IReadOnlyList<string> Columns(this JsonElement record) =>
        [.. record.EnumerateObject().Select(member => member.Name)];
}
