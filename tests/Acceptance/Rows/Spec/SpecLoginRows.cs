using System.Text.Json;
using Acceptance.Running;
using Acceptance.Schemas;

namespace Acceptance.Rows.Spec;

/// <summary>Rules for <c>advanced_auth</c>, the button that logs the user in (airbyte-protocol 1.12).</summary>
internal static class SpecLoginRows
{
    public static IReadOnlyList<Row> All { get; } =
    [
        new(
            "spec.oauth_flow_parameters",
            "1.12",
            "every option that advanced_auth points to is there",
            async (subject, findings) =>
                findings.Say(Parameters(await LoginAsync(subject), await subject.ConnectionSpecificationAsync()))
        )
        {
            Section = SpecRows.Suite,
        },
        new("spec.oauth_is_default_method", "6.1", "of several logins OAuth comes first", DefaultAsync)
        {
            Section = SpecRows.Suite,
        },
    ];

    /// <summary>Options that advanced_auth points to and that are not there.</summary>
    public static IEnumerable<Finding> Parameters(JsonElement login, JsonElement schema) =>
        Pointers(login.Member("oauth_config_specification") ?? default)
            .Prepend(Path(login.Member("predicate_key")))
            .Where(path => path.Count > 0 && SchemaPaths.Find(schema, path).Count == 0)
            .Select(path => new Finding(
                "advanced_auth to point to options of connectionSpecification",
                $"{string.Join('/', path)}, which is none"
            ));

    /// <summary>Where OAuth is not the first alternative; null where there are no alternatives.</summary>
    public static IEnumerable<Finding>? Default(JsonElement login, JsonElement schema)
    {
        var path = Path(login.Member("predicate_key"));
        if (
            path.Count == 0
            || SchemaPaths.Find(schema, path.SkipLast(1)).SelectMany(parent => parent.Items("oneOf")).ToList()
                is not [var first, ..]
        )
        {
            return null;
        }

        var constant = first.At("properties", path[^1]) is { } property
            ? property.Member("const") ?? property.Member("default")
            : null;
        return constant?.ToString() == login.TextOr("predicate_value", "")
            ? []
            :
            [
                new Finding(
                    $"the first alternative of {string.Join('/', path.SkipLast(1))} to be OAuth: {path[^1]} {Shown.Json(login.Member("predicate_value"))}",
                    Shown.Json(constant)
                ),
            ];
    }

    private static async Task DefaultAsync(Subject subject, Findings findings)
    {
        var login = await LoginAsync(subject);
        var settings = subject.Config[SpecRows.Suite].Tests.Select(entry => entry.AuthDefaultMethod);
        if (settings.FirstOrDefault(setting => setting is { OAuth: false }) is { } other)
        {
            throw new BypassedException(other.BypassReason ?? "auth_default_method says that OAuth is not the default");
        }

        findings.Say(
            Default(login, await subject.ConnectionSpecificationAsync())
                ?? throw new NotRunException("advanced_auth has no predicate_key to one of several logins")
        );
    }

    private static async Task<JsonElement> LoginAsync(Subject subject) =>
        (await subject.SpecAsync()).Member("advanced_auth") is { ValueKind: JsonValueKind.Object } login
            ? login
            : throw new NotRunException("SPEC has no advanced_auth");

    private static IReadOnlyList<string> Path(JsonElement? path) =>
        path is { ValueKind: JsonValueKind.Array } names
            ? [.. names.EnumerateArray().Select(name => name.ToString())]
            : [];

    /// <summary>Every <c>path_in_connector_config</c>, however deep.</summary>
    private static IEnumerable<IReadOnlyList<string>> Pointers(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object
            ? element
                .EnumerateObject()
                .SelectMany(member =>
                    member.Name == "path_in_connector_config" ? [Path(member.Value)] : Pointers(member.Value)
                )
            : [];
}
