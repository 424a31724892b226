using System.Text;
using System.Text.Json;
using Connectors.Records;
using Sylvan.Data.Csv;

namespace Connectors.Iterable;

/// <summary>
/// The figures of campaigns, which Iterable sends as a table of text (RFC 4180): a row a campaign, a column a figure. Which
/// figures there are depends on the campaigns, so they go into <c>data</c> under their own names; an empty cell is none.
/// </summary>
internal static class MetricsTable
{
    // Told, and not guessed: the names of figures may hold more semicolons than there are commas.
    private static readonly CsvDataReaderOptions Plain = new() { HasHeaders = false, Delimiter = ',' };

    /// <summary>Makes the rows' records.</summary>
    public static void Read(ReadOnlyMemory<byte> body, RecordRows rows)
    {
        using var text = new StringReader(Encoding.UTF8.GetString(body.Span).TrimStart('\uFEFF'));
        using var csv = CsvDataReader.Create(text, Plain);
        if (!csv.Read())
        {
            return;
        }

        var names = Cells(csv);
        var id = Array.FindIndex(names, name => name.Equals("id", StringComparison.OrdinalIgnoreCase));
        if (id < 0)
        {
            throw new InvalidDataException("its table has no column id");
        }

        while (csv.Read())
        {
            var cells = Cells(csv);
            if (cells is [""])
            {
                continue; // a blank line
            }

            if (cells.Length != names.Length)
            {
                throw new InvalidDataException(
                    $"its table has a row of {cells.Length} cells below {names.Length} names"
                );
            }

            rows.Add(json => Write(json, names, cells, id));
        }
    }

    private static void Write(Utf8JsonWriter json, string[] names, string[] cells, int id)
    {
        if (!long.TryParse(cells[id], out var campaign))
        {
            throw new InvalidDataException("its table has a row without a number in the column id");
        }

        json.WriteNumber("id", campaign);
        json.WriteStartObject("data");
        for (var i = 0; i < cells.Length; i++)
        {
            if (i == id || cells[i].Length == 0)
            {
                continue;
            }

            json.WritePropertyName(names[i]);
            if (IsNumber(cells[i]))
            {
                json.WriteRawValue(cells[i]);
            }
            else
            {
                json.WriteStringValue(cells[i]);
            }
        }

        json.WriteEndObject();
    }

    private static string[] Cells(CsvDataReader csv)
    {
        var cells = new string[csv.RowFieldCount];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = csv.GetString(i);
        }

        return cells;
    }

    /// <summary>Whether the cell's digits are a number of JSON's, and can be passed on one by one.</summary>
    private static bool IsNumber(string cell)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(cell));
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.Number && reader.BytesConsumed == cell.Length;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
