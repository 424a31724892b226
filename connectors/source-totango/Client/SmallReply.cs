using System.Text.Json;
using Connectors.Records;

namespace Connectors.Totango.Client;

/// <summary>Small answers, which are read as objects.</summary>
internal static class SmallReply
{
    /// <summary>The answer. One that says that the request failed has status 200 all the same.</summary>
    public static JsonElement Of(ReadOnlyMemory<byte> body)
    {
        var reply = JsonElement.Parse(body.Span);
        return Text(reply, "status") == "failed"
            ? throw new FailedReplyException(Text(reply, "_error") ?? "it does not say why")
            : reply;
    }

    /// <summary>The attributes of an answer: an array, or one under <c>list</c>.</summary>
    public static IReadOnlyList<(string Name, string Type)> Attributes(JsonElement reply)
    {
        var list = reply.ValueKind == JsonValueKind.Array ? reply : Member(reply, "list");
        return list.ValueKind == JsonValueKind.Array
            ?
            [
                .. from attribute in list.EnumerateArray()
                let name = Text(attribute, "key_name")
                where name is not null
                select (name, Text(attribute, "type") ?? ""),
            ]
            : throw new InvalidDataException("the reply has no \"list\"");
    }

    /// <summary>A member of an object; undefined where there is none.</summary>
    public static JsonElement Member(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) ? member : default;

    /// <summary>The text of a member; null where there is none.</summary>
    public static string? Text(JsonElement json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
