using System.Text.Json;
using Connectors.Schema.Keywords;

namespace Connectors.Schema;

/// <summary>
/// What a schema cannot say of the options that mean the same in every connector: that a day is in the
/// calendar, that an address can be called. Judged on the JSON, so that it is reported together with the schema's violations.
/// </summary>
internal static class CommonOptions
{
    public static IEnumerable<SchemaViolation> Check(JsonElement config, JsonSchema schema)
    {
        var proxy = new ProxySettings(
            SecretIn(config, "http_proxy", "proxy_url"),
            SecretIn(config, "http_proxy", "proxy_ca_certificate")
        );
        return new[]
        {
            Violation(schema, ProblemOfDate(TextIn(config, "start_date")), "start_date"),
            Violation(schema, ProblemOfDate(TextIn(config, "end_date")), "end_date"),
            Violation(schema, BaseUrl.ProblemOf(TextIn(config, "base_url")), "base_url"),
            Violation(schema, proxy.ProblemOfAddress(), "http_proxy", "proxy_url"),
            Violation(schema, proxy.ProblemOfCertificates(), "http_proxy", "proxy_ca_certificate"),
        }.OfType<SchemaViolation>();
    }

    private static string? ProblemOfDate(string? date) =>
        date is null || StartDate.TryParse(date, out _) ? null : "must be a day and a time that exist";

    /// <summary>Null for an option that this connector does not have: there the same name means nothing.</summary>
    private static SchemaViolation? Violation(JsonSchema schema, string? problem, params string[] path) =>
        problem is not null && schema.Find(path) is { } option
            ? new SchemaViolation(string.Join('.', path), option.Title, problem)
            : null;

    private static Secret? SecretIn(JsonElement config, params string[] path) =>
        TextIn(config, path) is { } text ? new Secret(text) : null;

    /// <summary>Null where there is no text, for whatever reason: the schema has judged that.</summary>
    private static string? TextIn(JsonElement config, params string[] path)
    {
        var value = config;
        foreach (var name in path)
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value))
            {
                return null;
            }
        }

        return value.ValueKind == JsonValueKind.String && JsonText.TryGet(value, out var text) ? text : null;
    }
}
