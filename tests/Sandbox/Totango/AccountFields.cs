using System.Text.Json;

namespace Sandbox.Totango;

/// <summary>What can be asked for of accounts.</summary>
internal sealed class AccountFields(
    TotangoOptions options,
    AccountBase accounts,
    AttributeList list,
    AttributeValues values,
    Staff staff
)
{
    private static readonly string[] _trends = ["up", "down", "flat"];

    /// <summary>The writer of a field, or <c>null</c> for none of an account.</summary>
    public FieldWriter? Find(string type, JsonElement field) =>
        type switch
        {
            "string" => Fields.Named(field, "term") switch
            {
                "identifier" => (json, place) => json.WriteStringValue(accounts.Id(place)),
                "status_group" => (json, place) => json.WriteStringValue(accounts.StatusGroup(place)),
                "health" => (json, place) => json.WriteStringValue(accounts.Health(place)),
                _ => null,
            },
            "string_attribute" or "number_attribute" or "simple_date_attribute" => Attribute(type, field),
            "lifecycle_attribute"
                when list.Find(Fields.Named(field, "attribute") ?? "") is { Type: "lifecycle" } stage => Value(stage),
            "number_metric" when Fields.Named(field, "metric") is { } metric => (json, place) =>
                json.WriteNumberValue(accounts.Pick(metric, place, 10_000)),
            "health_score" => (json, place) => json.WriteNumberValue(accounts.Pick("score", place, 101)),
            "health_trend" => (json, place) => json.WriteStringValue(_trends[accounts.Pick("trend", place, 3)]),
            "date" when Fields.Named(field, "term") == "last_activity_time" => (json, place) =>
                Rows.WriteMoment(json, accounts.Time(place)),
            "owner" when Fields.Named(field, "account_role") is { } role && Roles.All.Contains(role) => (json, place) =>
                WriteOwner(json, staff.OwnerOf(role, accounts.Number(place))),
            _ => null,
        };

    /// <summary>An attribute is asked for by the field of its own type.</summary>
    private FieldWriter? Attribute(string type, JsonElement field) =>
        list.Find(Fields.Named(field, "attribute") ?? "") is { } attribute && attribute.FieldType == type
            ? Value(attribute)
            : null;

    private FieldWriter Value(AccountAttribute attribute) =>
        (json, place) => values.Write(json, attribute, accounts.Number(place));

    private void WriteOwner(Utf8JsonWriter json, int? owner)
    {
        if (owner is not { } person)
        {
            json.WriteNullValue();
            return;
        }

        switch (options.OwnerForm)
        {
            case OwnerForm.Name:
                json.WriteStartObject();
                json.WriteString("name", Staff.NameOf(person));
                json.WriteEndObject();
                break;
            case OwnerForm.DisplayName:
                WriteObject();
                break;
            case OwnerForm.Array:
                json.WriteStartArray();
                WriteObject();
                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue(Staff.NameOf(person));
                break;
        }

        void WriteObject()
        {
            json.WriteStartObject();
            json.WriteString("display_name", Staff.NameOf(person));
            json.WriteString("email", Staff.MailOf(person));
            json.WriteEndObject();
        }
    }
}
