using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Sandbox.Totango;

/// <summary>What is around the rows of a search.</summary>
internal sealed class SearchReply(TotangoOptions options)
{
    public static JsonWriterOptions Format { get; } =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <param name="name">What the rows are.</param>
    /// <param name="page">The rows.</param>
    /// <param name="write">Writes the members of one row.</param>
    public Reply Write(string name, SearchPage page, Action<Utf8JsonWriter, int> write)
    {
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        using (var json = new Utf8JsonWriter(buffer, Format))
        {
            json.WriteStartObject();
            json.WriteString("status", "success");
            json.WriteString("_revision", "r1");
            json.WriteString("_type", "search");
            json.WriteNumber("_version", 1);
            WriteServiceId(json);
            json.WriteNumber("took", 3);
            json.WriteStartObject("response");
            json.WriteStartObject(name);
            WriteTotal(json, page.Total);
            json.WriteStartArray("hits");
            foreach (var row in page.Rows)
            {
                json.WriteStartObject();
                write(json, row);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartObject("stats");
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Reply.Json(200, buffer.WrittenMemory);
    }

    /// <summary>Writes how many rows there are, or are said to be.</summary>
    public void WriteTotal(Utf8JsonWriter json, int total)
    {
        var said = total + options.MissingHits;
        if (options.Has(Oddities.TextTotals))
        {
            json.WriteString("total_hits", said.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            json.WriteNumber("total_hits", said);
        }
    }

    private void WriteServiceId(Utf8JsonWriter json)
    {
        if (options.Has(Oddities.NumericServiceId))
        {
            json.WriteNumber("service_id", options.ServiceId);
        }
        else
        {
            json.WriteString("service_id", options.ServiceId.ToString(CultureInfo.InvariantCulture));
        }
    }
}
