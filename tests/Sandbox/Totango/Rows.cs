using System.Globalization;
using System.Text.Json;
using Sandbox.Data;

namespace Sandbox.Totango;

/// <summary>How the parts of a row are written.</summary>
internal static class Rows
{
    /// <summary>A text with every letter as it is, those beyond the first plane included.</summary>
    public static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(JsonText.Quote(text), skipInputValidation: true);
    }

    public static void WriteMoment(Utf8JsonWriter json, long? moment)
    {
        if (moment is { } known)
        {
            json.WriteNumberValue(known);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    /// <summary>A member with a moment, in the form that the service has.</summary>
    public static void WriteMoment(Utf8JsonWriter json, string name, long? moment, TimeForm form)
    {
        if (form == TimeForm.Absent)
        {
            return;
        }

        json.WritePropertyName(name);
        if (form == TimeForm.Text && moment is { } known)
        {
            json.WriteStringValue(known.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            WriteMoment(json, form == TimeForm.Null ? null : moment);
        }
    }

    /// <summary>The values that were asked for, by their position.</summary>
    public static void WriteSelected(
        Utf8JsonWriter json,
        IReadOnlyList<FieldWriter> fields,
        int place,
        TotangoOptions options
    )
    {
        if (options.Has(Oddities.NullSelectedFields))
        {
            json.WriteNull("selected_fields");
            return;
        }

        json.WriteStartArray("selected_fields");
        foreach (var field in fields.SkipLast(options.Has(Oddities.ShortFields) ? 1 : 0))
        {
            field(json, place);
        }

        json.WriteEndArray();
    }
}
