using System.Text.Json;
using Connectors.Records;

namespace Connectors.Iterable;

/// <summary>Answers that hold no records as such.</summary>
internal static class SmallReplies
{
    /// <summary>A map of a field's name to its type.</summary>
    public static void UserFields(ReadOnlyMemory<byte> body, RecordRows rows)
    {
        using var reply = JsonDocument.Parse(body);
        if (
            reply.RootElement.ValueKind != JsonValueKind.Object
            || !reply.RootElement.TryGetProperty("fields", out var fields)
            || fields.ValueKind != JsonValueKind.Object
        )
        {
            throw new InvalidDataException("it has no \"fields\"");
        }

        foreach (var field in fields.EnumerateObject())
        {
            rows.Add(json =>
            {
                json.WriteString("name", field.Name);
                json.WriteString("type", TextOf(field.Value));
            });
        }
    }

    /// <summary>Hashes of what <paramref name="kind"/> names, in the reply's one list, however that is called.</summary>
    public static Action<ReadOnlyMemory<byte>, RecordRows> Hashes(string kind) =>
        (body, rows) =>
        {
            using var reply = JsonDocument.Parse(body);
            foreach (var hash in ListIn(reply.RootElement).EnumerateArray())
            {
                rows.Add(json =>
                {
                    json.WriteString("hash", TextOf(hash));
                    json.WriteString("kind", kind);
                });
            }
        };

    /// <summary>The first list of a reply, on its top level or below <c>params</c>.</summary>
    public static JsonElement ListIn(JsonElement reply)
    {
        if (reply.ValueKind == JsonValueKind.Array)
        {
            return reply;
        }

        if (reply.ValueKind == JsonValueKind.Object)
        {
            var members =
                reply.TryGetProperty("params", out var below) && below.ValueKind == JsonValueKind.Object
                    ? reply.EnumerateObject().Concat(below.EnumerateObject())
                    : reply.EnumerateObject();
            foreach (var member in members)
            {
                if (member.Value.ValueKind == JsonValueKind.Array)
                {
                    return member.Value;
                }
            }
        }

        throw new InvalidDataException("it holds no list");
    }

    private static string TextOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText(); // a string is never null
}

/// <summary>A page of catalogs, of which only names are known to be told.</summary>
internal sealed class CatalogsReply
{
    private bool _hasNext;
    private long? _total;
    private long _count;

    /// <summary>Makes the records.</summary>
    public void Read(ReadOnlyMemory<byte> body, RecordRows rows)
    {
        using var reply = JsonDocument.Parse(body);
        var envelope = reply.RootElement;
        foreach (var catalog in SmallReplies.ListIn(envelope).EnumerateArray())
        {
            _count++;
            rows.Add(json => Write(json, catalog));
        }

        envelope =
            envelope.ValueKind == JsonValueKind.Object
            && envelope.TryGetProperty("params", out var below)
            && below.ValueKind == JsonValueKind.Object
                ? below
                : envelope;
        if (envelope.ValueKind == JsonValueKind.Object)
        {
            _hasNext = envelope.TryGetProperty("nextPageUrl", out var next) && next.ValueKind == JsonValueKind.String;
            _total =
                envelope.TryGetProperty("totalCatalogsCount", out var total)
                && total.ValueKind == JsonValueKind.Number
                && total.TryGetInt64(out var all)
                    ? all
                    : null;
        }
    }

    /// <summary>Whether more pages follow when <paramref name="read"/> catalogs have been read, <paramref name="size"/> at a time.</summary>
    public bool IsFollowed(long read, int size) => _hasNext || (_total is { } all ? read < all : _count == size);

    private static void Write(Utf8JsonWriter json, JsonElement catalog)
    {
        if (catalog.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in catalog.EnumerateObject())
            {
                member.WriteTo(json);
            }
        }
        else
        {
            json.WriteString("name", catalog.ToString());
        }
    }
}
