using System.Text.Json;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Acceptance.Schemas;

/// <summary>
/// Holds values to a JSON schema as destinations do: 1.0 is no integer, and a date-time is a real one, with a zone unless
/// <c>airbyte_type</c> says without (airbyte-protocol 4.1). It may be used by many at once.
/// </summary>
internal sealed class JsonValidator
{
    private readonly JsonSchema _schema;
    private readonly JsonSchemaValidator _validator = new(
        new JsonSchemaValidatorSettings { FormatValidators = ValueFormat.All }
    );

    private JsonValidator(JsonSchema schema) => _schema = schema;

    /// <summary>Reads a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="checksFormats">Whether dates, times and base64 are looked at; draft-07 leaves it open.</param>
    /// <exception cref="InvalidDataException">No value can be held to it; the message says why.</exception>
    public static async Task<JsonValidator> OfAsync(JsonElement schema, bool checksFormats = true)
    {
        var prepared = new PreparedSchema(checksFormats).Of(schema);
        try
        {
            return new JsonValidator(await JsonSchema.FromJsonAsync(prepared.ToJsonString()));
        }
        catch (Exception e)
        {
            // What the parser throws at a schema that is none depends on how it is wrong.
            throw new InvalidDataException($"a schema that cannot be read: {e.GetBaseException().Message}", e);
        }
    }

    /// <summary>What is wrong with a value: where, what is expected there, and what kind of value came; never the value.</summary>
    public IReadOnlyList<string> Problems(JsonElement value) =>
        [.. _validator.Validate(Token(value), _schema).SelectMany(ValidationText.Of).Distinct()];

    /// <summary>
    /// The value as the validator takes it. It cannot take integers beyond 64 bits, nor does their size matter for their type,
    /// so the nearest one stands in.
    /// </summary>
    private static JToken Token(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => Container(value),
            JsonValueKind.Array => new JArray(value.EnumerateArray().Select(Token)),
            JsonValueKind.String => new JValue(value.GetString()),
            JsonValueKind.True => new JValue(true),
            JsonValueKind.False => new JValue(false),
            JsonValueKind.Number => Number(value),
            _ => JValue.CreateNull(),
        };

    private static JObject Container(JsonElement value)
    {
        var container = new JObject();
        foreach (var member in value.EnumerateObject())
        {
            container[member.Name] = Token(member.Value);
        }

        return container;
    }

    private static JValue Number(JsonElement value)
    {
        var digits = value.GetRawText();
        return value.TryGetInt64(out var integer) ? new JValue(integer)
            : digits.AsSpan().ContainsAny('.', 'e', 'E') ? new JValue(value.GetDouble())
            : new JValue(digits[0] == '-' ? long.MinValue : long.MaxValue);
    }
}
