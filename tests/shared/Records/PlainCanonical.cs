using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Connectors.Tests.Records;

/// <summary>The canonical form and its key, made the slow and simple way: from a parsed document, in one text, in one hash.</summary>
internal static class PlainCanonical
{
    public static string Key(string canonical) => Key(Encoding.UTF8.GetBytes(canonical));

    public static string Key(byte[] canonical) => Convert.ToHexStringLower(SHA256.HashData(canonical))[..32];

    public static string Of(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 300 });
        var text = new StringBuilder();
        Write(document.RootElement, text);
        return text.ToString();
    }

    private static void Write(JsonElement value, StringBuilder text)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var members = value
                    .EnumerateObject()
                    .OrderBy(member => Encoding.UTF8.GetBytes(member.Name), Bytes)
                    .ToList();
                text.Append('{');
                for (var i = 0; i < members.Count; i++)
                {
                    Write(members[i].Name, text.Append(i == 0 ? "" : ","));
                    Write(members[i].Value, text.Append(':'));
                }

                text.Append('}');
                break;
            case JsonValueKind.Array:
                text.Append('[');
                for (var i = 0; i < value.GetArrayLength(); i++)
                {
                    Write(value[i], text.Append(i == 0 ? "" : ","));
                }

                text.Append(']');
                break;
            case JsonValueKind.String:
                Write(value.GetString() ?? "", text);
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    private static void Write(string content, StringBuilder text)
    {
        text.Append('"');
        foreach (var unit in content)
        {
            _ = unit switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                < ' ' => text.Append("\\u").Append(((int)unit).ToString("x4", null)),
                _ => text.Append(unit),
            };
        }

        text.Append('"');
    }

    private static readonly Comparer<byte[]> Bytes = Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b));
}
