using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sandbox.Faults;

namespace Sandbox.Selligent;

/// <summary>How values are written: as the account does, and as odd as a fault of the request wants it.</summary>
internal sealed class Spelling(SelligentOptions options, Fault? fault = null)
{
    private const int HugeBytes = 5_000_000;

    private readonly Oddities _oddities = options.Oddities | OddityOf(fault);

    /// <summary>The length of the text that makes a row huge.</summary>
    public int HugeLength =>
        !IsFault(ContentFaults.HugeRecord) ? options.HugeBytes
        : int.TryParse(fault?.Argument, out var length) ? length
        : HugeBytes;

    /// <summary>Whether this fault is to be played; what it wants holds for the whole reply.</summary>
    public bool IsFault(string name) => fault?.Kind.Name == name;

    public bool Is(Oddities oddity) => (_oddities & oddity) != 0;

    public JsonNode Id(long id) => Number(id, Oddities.TextIds);

    public JsonNode Version(long version) => Number(version, Oddities.TextVersions);

    /// <summary>Adds a time in the form that the account has for this row.</summary>
    public void AddTime(JsonObject row, string name, DateTimeOffset? time, long index)
    {
        var form = TimeForms.Of(options.TimeForm, index);
        if (form != TimeForm.Absent)
        {
            row.Add(name, time is { } known ? TimeForms.Write(form, known) : null);
        }
    }

    /// <summary>A reply of its own.</summary>
    public Reply Reply(JsonNode json)
    {
        using var stream = new MemoryStream();
        var format = new JsonWriterOptions
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Indented = Is(Oddities.PrettyPrinted),
        };
        using (var writer = new Utf8JsonWriter(stream, format))
        {
            json.WriteTo(writer);
        }

        return Sandbox.Reply.Json(200, stream.ToArray());
    }

    private JsonNode Number(long number, Oddities asText) =>
        Is(asText) ? number.ToString(CultureInfo.InvariantCulture) : number;

    private static Oddities OddityOf(Fault? fault) =>
        fault?.Kind.Name switch
        {
            ContentFaults.UnknownField => Oddities.UnknownMembers,
            ContentFaults.NullFields => Oddities.Nulls,
            ContentFaults.HugeRecord => Oddities.HugeRows,
            ContentFaults.BigNumbers => Oddities.BigNumbers,
            ContentFaults.PrettyPrinted => Oddities.PrettyPrinted,
            _ => Oddities.None,
        };
}
