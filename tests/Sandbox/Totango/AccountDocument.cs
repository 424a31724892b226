using System.Buffers;
using System.Text.Json;

namespace Sandbox.Totango;

/// <summary>An account with all that it has.</summary>
internal sealed class AccountDocument(
    TotangoOptions options,
    AccountBase accounts,
    AttributeList list,
    AttributeValues values
)
{
    private static readonly string[] _tags = ["vip", "pilot"];

    /// <summary>The account of a path, or its refusal.</summary>
    public Reply Answer(string id)
    {
        if (accounts.Find(id) is not { } place)
        {
            return Reply.Text(404, "Account not found");
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, SearchReply.Format))
        {
            json.WriteStartObject();
            json.WriteStartObject("account");
            WriteMembers(json, place);
            json.WriteStartArray("tags");
            foreach (var tag in _tags.Take(accounts.Pick("tags", place, 3)))
            {
                json.WriteStringValue(tag);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Reply.Json(200, buffer.WrittenMemory);
    }

    /// <summary>Writes what such an account has beside its id.</summary>
    public void WriteMembers(Utf8JsonWriter json, int place, bool withHealth = true, bool withAttributes = true)
    {
        json.WriteString("status", accounts.StatusGroup(place) == "canceled" ? "Canceled" : "Active");
        json.WriteString("status_group", accounts.StatusGroup(place));
        if (withHealth)
        {
            json.WriteStartObject("health");
            json.WriteString("curr", accounts.Health(place));
            json.WriteEndObject();
        }

        if (withAttributes)
        {
            json.WriteStartObject("attributes");
            WriteAttributes(json, place);
            json.WriteEndObject();
        }

        json.WriteStartObject("metrics");
        json.WriteStartObject("score");
        json.WriteNumber("curr", accounts.Pick("score", place, 101));
        json.WriteNumber("prev", accounts.Pick("score before", place, 101));
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("usage_frequency");
        json.WriteString("curr", "weekly");
        json.WriteEndObject();
    }

    private void WriteAttributes(Utf8JsonWriter json, int place)
    {
        var number = accounts.Number(place);
        foreach (var attribute in list.All.Where(attribute => Roles.Of(attribute.Name) is null))
        {
            Write(attribute, null);
        }

        foreach (var role in Roles.All)
        {
            Write(new AccountAttribute(role, "text"), "owner");
            if (!options.Has(Oddities.NoTid))
            {
                Write(new AccountAttribute(role + Roles.Twin, "text"), null);
            }
        }

        void Write(AccountAttribute attribute, string? businessType)
        {
            // What an account does not have is not mentioned.
            if (values.Json(attribute, number) is not { } value)
            {
                return;
            }

            json.WriteStartObject(attribute.Name);
            json.WritePropertyName("val");
            json.WriteRawValue(value, skipInputValidation: true);
            json.WriteString("display_name", attribute.Name);
            if (businessType is not null)
            {
                json.WriteString("business_type", businessType);
            }

            json.WriteEndObject();
        }
    }
}
