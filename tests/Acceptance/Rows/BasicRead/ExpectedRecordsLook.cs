using System.Text.Json;
using Acceptance.Records;
using Acceptance.Running;
using Acceptance.Schemas;

namespace Acceptance.Rows.BasicRead;

/// <summary>Whether the records come that are known to be there.</summary>
internal static class ExpectedRecordsLook
{
    public static void Look(EntryRead read, Findings found)
    {
        var expectation = read.Entry.ExpectRecords;
        if (expectation?.BypassReason is { } reason)
        {
            throw new BypassedException(reason);
        }

        if (ExpectedRecord.FileOf(read.Subject, read.Entry) is not { } file)
        {
            var others = read.Subject.Config["basic_read"].Tests;
            if (others.Any(other => ExpectedRecord.FileOf(read.Subject, other) is not null))
            {
                return;
            }

            throw new NotRunException("there is no file of expected records");
        }

        var streams = ExpectedRecord
            .Read(read.Subject.Folder, file)
            .ToLookup(record => record.Stream, record => record.Data);
        foreach (var stream in streams.Where(stream => expectation is not null || read.Streams.Contains(stream.Key)))
        {
            var came = read.Records(stream.Key);
            found.None(
                $"the records of {file}",
                (expectation?.ExactOrder == true ? InOrder(read, stream, came) : Anywhere(read, stream, came))
                    .Take(Wording.Few)
                    .Select(problem => $"{stream.Key}: {problem}")
            );
        }
    }

    private static IEnumerable<string> InOrder(
        EntryRead read,
        IGrouping<string, JsonElement> stream,
        IReadOnlyList<JsonElement> came
    )
    {
        var expected = stream.ToList();
        var difference = new RecordDifference(IgnoredFields.Of(read.Subject, read.Entry, stream.Key));
        if (expected.Count != came.Count)
        {
            yield return $"{came.Count} records where {expected.Count} are expected";
        }

        for (var i = 0; i < Math.Min(expected.Count, came.Count); i++)
        {
            if (difference.First(expected[i], came[i]) is { } first)
            {
                yield return $"record {i + 1}, {read.Shown(stream.Key, expected[i])}: {first}";
                yield break; // what follows may be moved by one
            }
        }
    }

    private static IEnumerable<string> Anywhere(
        EntryRead read,
        IGrouping<string, JsonElement> stream,
        IReadOnlyList<JsonElement> came
    )
    {
        var ignored = IgnoredFields.Of(read.Subject, read.Entry, stream.Key);
        var difference = new RecordDifference(ignored);
        var whole = came.Select(record => CanonicalJson.Of(record, ignored)).ToHashSet(StringComparer.Ordinal);
        var identity = read.Identity(stream.Key);
        return from record in stream
            where !whole.Contains(CanonicalJson.Of(record, ignored))
            let name = identity.Of(record)
            let same = came.Where(other => identity.Of(other) == name).Take(1).ToList()
            select same is [var other]
                ? $"{read.Shown(stream.Key, record)}: {difference.First(record, other)}"
                : $"no {read.Shown(stream.Key, record)} among {came.Count}";
    }
}
