using System.Text.Json;
using Acceptance.Schemas;

namespace Acceptance.Rows.Spec;

/// <summary>What Airbyte's forms can show, and what they need to show it well.</summary>
internal static class SpecSchemaRows
{
    public static IReadOnlyList<Row> All { get; } =
    [
        Of("spec.enum_usage", "values of an enum are distinct, with the default among them", ValueRules.Enums),
        Of("spec.oneof_usage", "alternatives are objects with a title, told apart by one const", OneOfRules.Problems),
        Of(
            "spec.secret_is_properly_marked",
            "secrets are marked, and nothing that cannot be one",
            SecretRules.Problems
        ),
        Of("spec.property_type_is_not_array", "an option has one type, or one and null", TypeRules.OneType),
        Of("spec.object_not_empty", "an object has options", TypeRules.NotEmpty),
        Of("spec.array_type", "a list has items of one plain type", TypeRules.PlainItems),
        Of("spec.forbidden_complex_types", "no keyword that forms cannot show", TypeRules.Forbidden),
        Advice("spec.date_pattern", "a date has a pattern", ValueRules.DatesWithoutPattern),
        Advice("spec.date_format", "what must look like a date is one by its format", ValueRules.DatesWithoutFormat),
        Of("spec.duplicate_order", "no two options of an object have the same order", LayoutRules.Orders),
        Of("spec.nested_group", "only options at the top are in a group", LayoutRules.Groups),
        Of("spec.display_type", "display_type is dropdown or radio, and only beside oneOf", LayoutRules.DisplayTypes),
        Of("spec.defined_refs_exist_in_json_spec_file", "what is referred to is there", LayoutRules.References),
        Of(
            "spec.additional_properties_is_true",
            "nothing refuses options that it does not know",
            ClosedObjects.Problems
        ),
        Advice(
            "spec.forms",
            "each option has a title, a description in whole sentences and a place",
            FormRules.Problems
        ),
    ];

    private static Row Of(string id, string title, Func<JsonElement, IEnumerable<Finding>> problems) =>
        new(
            id,
            "4.3",
            title,
            async (subject, findings) => findings.Say(problems(await subject.ConnectionSpecificationAsync()))
        )
        {
            Section = SpecRows.Suite,
        };

    private static Row Advice(string id, string title, Func<JsonElement, IEnumerable<Finding>> problems) =>
        Of(id, title, problems) with
        {
            IsAdvice = true,
        };
}
