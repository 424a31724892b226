using System.Text.Json;
using Acceptance.Records;
using Acceptance.Running;
using Acceptance.Schemas;

namespace Acceptance.Rows.BasicRead;

/// <summary>What the keys of records hold.</summary>
internal static class KeyValues
{
    public static void Filled(EntryRead read, Findings found) =>
        found.None(
            "a single value that is not null in each part of the key",
            KeyedStreams(read)
                .SelectMany(stream => read.Key(stream).SelectMany(path => Unfilled(read, stream, path)))
                .Take(Wording.Few)
        );

    public static void Unique(EntryRead read, Findings found) =>
        found.None(
            "each key once in a read",
            KeyedStreams(read).SelectMany(stream => Doubled(read, stream)).Take(Wording.Few)
        );

    private static List<string> KeyedStreams(EntryRead read) =>
        read.Streams.Where(stream => read.Key(stream).Count > 0).ToList() is { Count: > 0 } streams
            ? streams
            : throw new NotRunException("no stream has a key");

    private static IEnumerable<string> Unfilled(EntryRead read, string stream, IReadOnlyList<string> path)
    {
        var records = read.Records(stream);
        var wrong = records.Where(record => !IsValue(read, record.At(path))).ToList();
        return wrong.Count == 0
            ? []
            :
            [
                $"{stream}: {string.Join('.', path)} is {Shown.Json(wrong[0].At(path))} in {wrong.Count} of "
                    + $"{records.Count} records, such as {Shown.Json(wrong[0])}",
            ];
    }

    private static bool IsValue(EntryRead read, JsonElement? part) =>
        part?.ValueKind switch
        {
            null or JsonValueKind.Null => false,
            JsonValueKind.Object or JsonValueKind.Array => !read.Entry.ValidatePrimaryKeysDataType,
            _ => true,
        };

    /// <summary>
    /// What is missing from a key is another row's: many records without one are not the same record. Only a stream that says so may
    /// send versions of one, of which destinations keep the latest.
    /// </summary>
    private static IEnumerable<string> Doubled(EntryRead read, string stream)
    {
        var key = read.Key(stream);
        var identity = read.Identity(stream);
        var version = read.VersionFields(stream);
        var doubled = read.Records(stream)
            .Where(record => key.All(path => IsValue(read, record.At(path))))
            .GroupBy(record => (Key: identity.Of(record), Version: Version(record, version)))
            .Where(records => records.Count() > 1)
            .Select(records => (records.Key.Key, Count: records.Count()))
            .ToList();
        return doubled.Count == 0
            ? []
            :
            [
                $"{stream}: {doubled.Count} keys more than once, such as {doubled[0].Key.Cut()}, {doubled[0].Count} times",
            ];
    }

    private static string Version(JsonElement record, IReadOnlyList<string> fields) =>
        string.Join('\n', fields.Select(field => record.At([field]) is { } value ? CanonicalJson.Of(value) : ""));
}
