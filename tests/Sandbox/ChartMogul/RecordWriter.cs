using System.Text.Encodings.Web;
using System.Text.Json;
using Sandbox.Data;

namespace Sandbox.ChartMogul;

/// <summary>JSON in ChartMogul's spelling, made odd where the account is.</summary>
internal sealed class RecordWriter(Utf8JsonWriter json, Oddities oddities, HugeText huge)
{
    private bool _hugeWritten;

    public bool Is(Oddities oddity) => (oddities & oddity) != 0;

    public void Begin(string? name = null)
    {
        if (name is not null)
        {
            json.WritePropertyName(name);
        }

        json.WriteStartObject();
    }

    public void End() => json.WriteEndObject();

    /// <summary>Ends a record, with the fields that make records odd.</summary>
    public void EndRecord(long index)
    {
        if (Is(Oddities.UnknownFields))
        {
            Text("sandbox_unknown", "not in any document");
            Raw("sandbox.nested field", """{"a":[1,{"b":null}],"c":""}""");
        }

        if (Is(Oddities.BigNumbers))
        {
            Raw("sandbox_beyond_double", "9007199254740993");
            Raw("sandbox_thirty_digits", "123456789012345678901234567890");
            Raw("sandbox_decimal", "1.10");
        }

        if (Is(Oddities.HugeRecords) && (huge.OnFirst ? !_hugeWritten : index % 50 == 7))
        {
            _hugeWritten = true;
            Text("sandbox_huge", new string('h', huge.Length));
        }

        End();
    }

    public void Text(string name, string value)
    {
        if (Is(Oddities.Escapes))
        {
            json.WriteString(JsonEncodedText.Encode(name), JsonEncodedText.Encode(value, JavaScriptEncoder.Default));
        }
        else
        {
            Raw(name, JsonText.Quote(value));
        }
    }

    /// <summary>A text that people wrote.</summary>
    public void Prose(string name, string value)
    {
        if (Is(Oddities.LoneSurrogates))
        {
            Raw(name, $"\"{JavaScriptEncoder.Default.Encode(value)} \\ud83d\"");
        }
        else
        {
            Text(name, value);
        }
    }

    public void Maybe(string name, string? value)
    {
        if (value is null || Is(Oddities.Nulls))
        {
            json.WriteNull(name);
        }
        else
        {
            Text(name, value);
        }
    }

    public void Number(string name, long value) => json.WriteNumber(name, value);

    public void MaybeNumber(string name, long? value)
    {
        if (value is { } number && !Is(Oddities.Nulls))
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    public void Flag(string name, bool value) => json.WriteBoolean(name, value);

    public void Raw(string name, string value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value, skipInputValidation: true);
    }

    public void Array(string name, IEnumerable<Action> items)
    {
        json.WriteStartArray(name);
        foreach (var write in items)
        {
            write();
        }

        json.WriteEndArray();
    }

    public void Texts(string name, params ReadOnlySpan<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    /// <summary>Custom attributes: an object whose keys each account makes up.</summary>
    public void Custom(Draw draw)
    {
        Begin("custom");
        if (Is(Oddities.WildAttributes))
        {
            Raw("Seats booked", draw.OneIn(2) ? "12" : "\"12\"");
            Raw("plan.tier", draw.OneIn(3) ? "null" : "\"gold\"");
            Raw("größe", "1.50");
            Text("since", "2024-03-05 00:00:00");
        }
        else
        {
            Number("seats", draw.Below(100));
            Flag("pro", draw.OneIn(2));
        }

        End();
    }
}
