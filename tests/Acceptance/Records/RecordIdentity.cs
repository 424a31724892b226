using System.Text.Json;
using Acceptance.Running;

namespace Acceptance.Records;

/// <summary>What a stream's records are told apart by: their key, or all that is in them where there is none.</summary>
/// <param name="key">The paths of the key's parts.</param>
/// <param name="without">What changes from read to read, and does not count where there is no key.</param>
internal sealed class RecordIdentity(IReadOnlyList<IReadOnlyList<string>> key, FieldFilter? without = null)
{
    /// <summary>A record's.</summary>
    public string Of(JsonElement record) =>
        key.Count == 0 ? CanonicalJson.Of(record, without) : string.Join(", ", key.Select(path => Part(record, path)));

    /// <summary>Those of many.</summary>
    public HashSet<string> Of(IEnumerable<JsonElement> records) => [.. records.Select(Of)];

    private static string Part(JsonElement record, IReadOnlyList<string> path) =>
        $"{string.Join('.', path)}={CanonicalJson.Of(record.At(path) ?? default)}";
}
