using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Connectors.Records;

namespace Connectors.Iterable;

/// <summary>A member of a list: an e-mail address, or the user id of somebody without one.</summary>
internal sealed class ListUsersFormat(string listId)
    : TextLineFormat($"the members of list {listId}", "listId", "identifier", "email", "userId")
{
    private readonly byte[] _head = Encoding.UTF8.GetBytes($"{{\"listId\":{listId},\"identifier\":");
    private bool _began;

    protected override void Begin() => _began = false;

    protected override void Write(ReadOnlySpan<byte> line, LineWriter record)
    {
        if (!_began && line[0] is (byte)'<' or (byte)'{')
        {
            throw new InvalidDataException("it is HTML or JSON instead of text");
        }

        _began = true;
        // By way of text, since bytes that are no UTF-8 cannot be encoded.
        var identifier = JsonEncodedText
            .Encode(Encoding.UTF8.GetString(line), JavaScriptEncoder.UnsafeRelaxedJsonEscaping)
            .EncodedUtf8Bytes;
        var isEmail = line.Contains((byte)'@');
        record.Write(_head);
        WriteText(identifier, record);
        record.Write(",\"email\":"u8);
        WriteText(isEmail ? identifier : default, record);
        record.Write(",\"userId\":"u8);
        WriteText(isEmail ? default : identifier, record);
        record.Write("}"u8);
    }

    private static void WriteText(ReadOnlySpan<byte> text, LineWriter record)
    {
        if (text.IsEmpty)
        {
            record.Write("null"u8);
            return;
        }

        record.Write("\""u8);
        record.Write(text);
        record.Write("\""u8);
    }
}
