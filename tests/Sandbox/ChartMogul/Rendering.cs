using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sandbox.Faults;

namespace Sandbox.ChartMogul;

/// <summary>How a reply is spelled: as the account does, and as odd as a fault of the request wants it.</summary>
internal sealed class Rendering(ChartMogulOptions options, VendorRequest request)
{
    private readonly Oddities _oddities = options.Oddities | OddityOf(request.Fault);

    public bool Is(Oddities oddity) => (_oddities & oddity) != 0;

    public Reply Write(Action<RecordWriter> write) => Write((_, writer) => write(writer));

    public Reply Write(Action<Utf8JsonWriter, RecordWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        if (Is(Oddities.ByteOrderMark))
        {
            buffer.Write(Encoding.UTF8.Preamble);
        }

        var format = new JsonWriterOptions
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Indented = Is(Oddities.PrettyPrinted),
            SkipValidation = true,
        };
        using (var json = new Utf8JsonWriter(buffer, format))
        {
            write(json, new RecordWriter(json, _oddities, Huge()));
        }

        return Reply.Json(200, buffer.WrittenMemory);
    }

    private HugeText Huge() =>
        request.Fault?.Kind.Name == ContentFaults.HugeRecord
            ? new HugeText(int.TryParse(request.Fault.Argument, out var length) ? length : 5_000_000, OnFirst: true)
            : new HugeText(options.HugeRecordBytes, OnFirst: false);

    private static Oddities OddityOf(Fault? fault) =>
        fault?.Kind.Name switch
        {
            ContentFaults.UnknownField => Oddities.UnknownFields,
            ContentFaults.NullFields => Oddities.Nulls,
            ContentFaults.HugeRecord => Oddities.HugeRecords,
            ContentFaults.BigNumbers => Oddities.BigNumbers,
            ContentFaults.PrettyPrinted => Oddities.PrettyPrinted,
            _ => Oddities.None,
        };
}
