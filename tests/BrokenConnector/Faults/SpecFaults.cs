using System.Text.Json.Nodes;

namespace BrokenConnector.Faults;

/// <summary>What may be wrong with SPEC.</summary>
internal static class SpecFaults
{
    public static IReadOnlyDictionary<string, Func<Fault>> All { get; } =
        new Dictionary<string, Func<Fault>>
        {
            ["talkative-spec"] = () => Before([.. Enumerable.Range(0, 12).Select(n => Edit.Log($"Step {n}."))]),
            ["twin-specs"] = () => new() { Lines = line => [line, line] },
            ["spec-without-docs"] = () => Spec(spec => spec.Remove("documentationUrl")),
            ["renamed-option"] = () => Option("currency", option => option["title"] = "Money"),
            ["twin-values"] = () => Option("currency", option => option["enum"]!.AsArray().Add("EUR")),
            ["untold-alternatives"] = () =>
                Option("assortment", option => option["oneOf"]![1]!["properties"]!["kind"]!.AsObject().Remove("const")),
            ["unmarked-secret"] = () => Option("api_key", option => option.Remove("airbyte_secret")),
            ["secret-object"] = () => Option("http_proxy", option => option["airbyte_secret"] = true),
            ["two-types"] = () =>
                Option("lookback_window", option => option["type"] = new JsonArray("integer", "string")),
            ["empty-object"] = () => Option("http_proxy", option => option["properties"] = new JsonObject()),
            ["list-of-anything"] = () => Option("currency", option => option["type"] = "array"),
            ["any-of"] = () => Option("currency", option => option["anyOf"] = new JsonArray(new JsonObject())),
            ["date-without-pattern"] = () => Option("start_date", option => option.Remove("pattern")),
            ["date-without-format"] = () => Option("start_date", option => option.Remove("format")),
            ["same-order"] = () => Option("currency", option => option["order"] = 1),
            ["nested-group"] = () =>
                Option("http_proxy", option => option["properties"]!["proxy_url"]!["group"] = "network"),
            ["display-type"] = () => Option("currency", option => option["display_type"] = "dropdown"),
            ["dangling-ref"] = () => Option("currency", option => option["$ref"] = "#/definitions/currency"),
            ["closed-spec"] = () => Spec(spec => Form(spec)["additionalProperties"] = false),
            ["option-without-title"] = () => Option("currency", option => option.Remove("title")),
            ["option-without-type"] = () => Option("currency", option => option.Remove("type")),
            ["new-required"] = () => Spec(spec => Form(spec)["required"]!.AsArray().Add("currency")),
            ["removed-option"] = () => Spec(spec => Form(spec)["properties"]!.AsObject().Remove("lookback_window")),
            ["narrowed-enum"] = () => Option("currency", option => option["enum"]!.AsArray().RemoveAt(2)),
        };

    private static Fault Before(string[] lines) => new() { Lines = line => [.. lines, line] };

    private static Fault Spec(Action<JsonObject> change) => new() { Lines = Edit.Each("SPEC", change) };

    private static Fault Option(string name, Action<JsonObject> change) =>
        Spec(spec => change(Form(spec)["properties"]![name]!.AsObject()));

    private static JsonObject Form(JsonObject spec) => spec["connectionSpecification"]!.AsObject();
}
