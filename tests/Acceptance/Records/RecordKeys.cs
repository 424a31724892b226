using System.Text.Json;
using Acceptance.Running;

namespace Acceptance.Records;

/// <summary>Which records two reads have in common.</summary>
internal static class RecordKeys
{
    /// <summary>
    /// What identifies each record of a stream, in its order: the values of its key, or all that it holds where the stream has
    /// no key.
    /// </summary>
    /// <param name="discovered">The payload of CATALOG, which says the keys.</param>
    /// <param name="messages">The messages of a read.</param>
    /// <param name="stream">The stream's name.</param>
    public static IReadOnlyList<string> Of(JsonElement discovered, Messages messages, string stream)
    {
        var identity = new RecordIdentity(ConfiguredCatalogs.KeyOf(discovered, stream));
        return [.. messages.Records(stream).Select(identity.Of)];
    }

    /// <summary>In words, which keys are not among others; null where all are.</summary>
    public static string? Missing(IEnumerable<string> expected, IEnumerable<string> among)
    {
        var all = expected.ToHashSet();
        var missing = all.Except(among.ToHashSet()).ToList();
        return missing.Count == 0
            ? null
            : $"{missing.Count} of {all.Count} are missing: {string.Join(", ", missing.Take(5).Select(key => key.Cut(80)))}";
    }

    /// <summary>In words, which keys came more than once; null where none did, or where they are not unique anyway.</summary>
    public static string? Repeated(IReadOnlyList<string> expected, IReadOnlyList<string> came)
    {
        var repeated = came.CountBy(key => key).Where(key => key.Value > 1).Select(key => key.Key).ToList();
        return repeated.Count == 0 || expected.Count > expected.Distinct().Count()
            ? null
            : $"{repeated.Count} came more than once: {string.Join(", ", repeated.Take(5).Select(key => key.Cut(80)))}";
    }
}
