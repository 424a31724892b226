using System.Text.Json;

namespace Connectors.Tests.Records;

/// <summary>What System.Text.Json makes of a reply with records under "entries".</summary>
internal static class JsonOracle
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 250 };

    /// <summary>The bytes with every one beyond ASCII made a letter, since broken UTF-8 is mended here and refused there.</summary>
    public static byte[] Plain(ReadOnlySpan<byte> json)
    {
        var plain = json.ToArray();
        for (var i = 0; i < plain.Length; i++)
        {
            plain[i] = plain[i] >= 0x80 ? (byte)'x' : plain[i];
        }

        return plain;
    }

    /// <summary>The records as they stand in the text; null where it is no such reply.</summary>
    public static IReadOnlyList<string>? Records(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Deep);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Records(document.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static List<string>? Records(JsonElement reply)
    {
        var lists = reply.EnumerateObject().Where(member => IsEntries(member)).Select(member => member.Value).ToList();
        var isReply =
            lists.Count > 0
            && lists.All(list =>
                list.ValueKind == JsonValueKind.Null
                || (
                    list.ValueKind == JsonValueKind.Array
                    && list.EnumerateArray().All(record => record.ValueKind == JsonValueKind.Object)
                )
            );
        return isReply
            ?
            [
                .. lists
                    .Where(list => list.ValueKind == JsonValueKind.Array)
                    .SelectMany(list => list.EnumerateArray())
                    .Select(record => record.GetRawText()),
            ]
            : null;
    }

    private static bool IsEntries(JsonProperty member)
    {
        try
        {
            return member.NameEquals("entries");
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is no text there.
            return false;
        }
    }
}
