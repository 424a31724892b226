using Acceptance.Running;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Acceptance.Schemas;

/// <summary>What a validator found, in words that never hold the value.</summary>
internal static class ValidationText
{
    /// <summary>One text for each place.</summary>
    public static IEnumerable<string> Of(ValidationError error) =>
        error switch
        {
            MultiTypeValidationError multi => OfTypes(multi),
            ChildSchemaValidationError { Kind: ValidationErrorKind.NotOneOf or ValidationErrorKind.NotAnyOf } none =>
                OfAlternatives(none),
            ChildSchemaValidationError inner => inner.Errors.Values.SelectMany(errors => errors.SelectMany(Of)),
            _ => [Text(error, Expected(error))],
        };

    /// <summary>Of several types only what the type of the value asks for is of interest.</summary>
    private static IEnumerable<string> OfTypes(MultiTypeValidationError error) =>
        error.Errors.FirstOrDefault(type => IsA(error.Token, type.Key)).Value is { } errors
            ? errors.SelectMany(Of)
            : [Text(error, Types(error))];

    private static IEnumerable<string> OfAlternatives(ChildSchemaValidationError error)
    {
        var alternatives = error.Errors.Values.Select(errors => errors.SelectMany(Of).ToList()).ToList();
        var fitting = alternatives.Count(problems => problems.Count == 0);
        return fitting > 0
            ? [Text(error, $"exactly one of {alternatives.Count} alternatives to fit, not {fitting}")]
            : alternatives
                .MinBy(problems => problems.Count)!
                .Select(problem => $"{problem} (the nearest of {alternatives.Count} alternatives)");
    }

    private static string Text(ValidationError error, string expected)
    {
        var path = error.Path?.TrimStart('#', '/') is { Length: > 0 } some ? some : "the whole";
        var came = error.Kind == ValidationErrorKind.PropertyRequired ? "nothing" : Kind(error.Token);
        return $"{path}: expected {expected}, got {came}";
    }

    private static string Expected(ValidationError error)
    {
        var schema = error.Schema;
        return error.Kind switch
        {
            ValidationErrorKind.PropertyRequired => "a value, as it is required",
            ValidationErrorKind.NoAdditionalPropertiesAllowed => "no member of this name",
            ValidationErrorKind.PatternMismatch => $"a match of {(schema.Pattern ?? "").Cut()}",
            ValidationErrorKind.NotInEnumeration => $"one of {string.Join(", ", schema.Enumeration).Cut()}",
            ValidationErrorKind.StringTooShort => $"a string of at least {schema.MinLength}",
            ValidationErrorKind.StringTooLong => $"a string of at most {schema.MaxLength}",
            ValidationErrorKind.NumberTooSmall => $"a number from {schema.Minimum ?? schema.ExclusiveMinimum}",
            ValidationErrorKind.NumberTooBig => $"a number up to {schema.Maximum ?? schema.ExclusiveMaximum}",
            ValidationErrorKind.Unknown => ValueFormat.Expected(schema.Format) ?? Types(error),
            _ when error.Kind.ToString().EndsWith("Expected", StringComparison.Ordinal) => Types(error),
            _ => $"otherwise ({error.Kind})",
        };
    }

    private static string Types(ValidationError error) =>
        string.Join(
            " or ",
            Enum.GetValues<JsonObjectType>()
                .Where(type =>
                    type is not (JsonObjectType.None or JsonObjectType.File) && error.Schema.Type.HasFlag(type)
                )
                .Select(type => type.ToString().ToLowerInvariant())
        );

    private static bool IsA(JToken? token, JsonObjectType type) =>
        token?.Type switch
        {
            JTokenType.Integer => type is JsonObjectType.Integer or JsonObjectType.Number,
            JTokenType.Float => type == JsonObjectType.Number,
            JTokenType.String => type == JsonObjectType.String,
            JTokenType.Boolean => type == JsonObjectType.Boolean,
            JTokenType.Array => type == JsonObjectType.Array,
            JTokenType.Object => type == JsonObjectType.Object,
            _ => type == JsonObjectType.Null,
        };

    private static string Kind(JToken? token) =>
        token?.Type switch
        {
            JTokenType.Integer => "an integer",
            JTokenType.Float => "a number with a fraction",
            JTokenType.String => "a string",
            JTokenType.Boolean => "a boolean",
            JTokenType.Array => "an array",
            JTokenType.Object => "an object",
            JTokenType.Property => "one",
            _ => "null",
        };
}
