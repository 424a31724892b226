using System.Text.Json;
using Acceptance.Running;

namespace Acceptance.Records;

/// <summary>How the records of a read differ from those of others, where some values change with time.</summary>
internal static class RecordChanges
{
    /// <summary>
    /// In words, what a read gives otherwise than one that was made before it and one that was made after it. What differs
    /// between these two is the vendor's doing.
    /// </summary>
    /// <param name="key">The paths of the stream's key; records without one are told apart by all that they hold.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="came">The read.</param>
    /// <param name="before">The one before.</param>
    /// <param name="after">The one after.</param>
    public static IEnumerable<string> Of(
        IReadOnlyList<IReadOnlyList<string>> key,
        string stream,
        Messages came,
        Messages before,
        Messages after
    )
    {
        var identity = new RecordIdentity(key);
        var (now, then, later) = (
            ByKey(identity, stream, came),
            ByKey(identity, stream, before),
            ByKey(identity, stream, after)
        );
        foreach (var lost in then.Keys.Where(id => later.ContainsKey(id) && !now.ContainsKey(id)))
        {
            yield return $"{stream}: no record {lost.Cut(80)}";
        }

        foreach (var (id, records) in now)
        {
            var others = new[] { then, later }.SelectMany(read => read.GetValueOrDefault(id) ?? []).ToList();
            if (records.Count > Math.Max(Count(then, id), Count(later, id)))
            {
                yield return $"{stream}: a record {id.Cut(80)} too many";
            }

            foreach (var name in others.Concat(records).SelectMany(Names).Distinct())
            {
                var usual = others.Select(other => Text(other, name)).Distinct().ToList();
                if (
                    usual is [var only]
                    && records.Select(record => Text(record, name)).FirstOrDefault(text => text != only) is { } odd
                )
                {
                    yield return $"{stream}: record {id.Cut(80)}: {name} is {odd.Cut(80)} instead of {only.Cut(80)}";
                }
            }
        }
    }

    private static Dictionary<string, List<JsonElement>> ByKey(
        RecordIdentity identity,
        string stream,
        Messages messages
    ) => messages.Records(stream).GroupBy(identity.Of).ToDictionary(same => same.Key, same => same.ToList());

    private static int Count(Dictionary<string, List<JsonElement>> read, string id) =>
        read.TryGetValue(id, out var records) ? records.Count : 0;

    private static IEnumerable<string> Names(JsonElement record) =>
        record.ValueKind == JsonValueKind.Object ? record.EnumerateObject().Select(member => member.Name) : [];

    private static string Text(JsonElement record, string name) => record.Member(name)?.GetRawText() ?? "nothing";
}
