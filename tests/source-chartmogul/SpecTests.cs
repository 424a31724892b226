using System.Text.Json;

namespace Connectors.ChartMogul.Tests;

/// <summary>spec.json keeps the rules of Airbyte's forms (airbyte-protocol 4.3) and the promises of this connector.</summary>
public class SpecTests
{
    private static readonly JsonElement Payload = ConnectorFolder.Json("spec.json");
    private static readonly JsonElement Root = Payload.GetProperty("connectionSpecification");

    [Test]
    public void Only_the_key_and_the_start_date_are_required_and_neither_has_a_default()
    {
        var required = Root.GetProperty("required").EnumerateArray().Select(name => name.GetString()!).ToList();

        Assert.That(required, Is.EqualTo(new[] { "api_key", "start_date" }));
        Assert.That(
            required.Select(name => Root.GetProperty("properties").GetProperty(name)),
            Has.None.Matches<JsonElement>(option => option.TryGetProperty("default", out _))
        );
    }

    [Test]
    public void The_options_are_those_that_are_promised() =>
        Assert.That(
            Root.GetProperty("properties").EnumerateObject().Select(option => option.Name),
            Is.EquivalentTo(
                new[]
                {
                    "api_key",
                    "start_date",
                    "interval",
                    "lookback_window",
                    "geo",
                    "plans",
                    "metrics_filters",
                    "num_workers",
                    "http_proxy",
                    "rate_limit_factor",
                    "base_url",
                }
            )
        );

    [Test]
    public void The_key_and_the_proxy_are_secret() =>
        Assert.That(
            ConnectorFolder.Spec().SecretNames,
            Is.EquivalentTo(new[] { "api_key", "http_proxy.proxy_url", "http_proxy.proxy_ca_certificate" })
        );

    [Test]
    public void Options_for_experts_are_hidden() =>
        Assert.That(
            Options(Root, "")
                .Where(option => option.Option.TryGetProperty("airbyte_hidden", out _))
                .Select(o => o.Path),
            Is.EquivalentTo(new[] { "rate_limit_factor", "base_url" })
        );

    [Test]
    public void The_start_date_names_its_forms_instead_of_one_format()
    {
        var start = Root.GetProperty("properties").GetProperty("start_date");

        Assert.That(start.TryGetProperty("format", out _), Is.False);
        Assert.That(
            start.GetProperty("pattern_descriptor").GetString(),
            Is.EqualTo("YYYY-MM-DD, YYYY-MM-DDTHH:mm:ssZ or MM/DD/YYYY")
        );
    }

    [Test]
    public void The_addresses_lead_into_this_repository()
    {
        var folder = $"{ConnectorFolder.BuildProperty("RepositoryUrl")}/blob/main/connectors/source-chartmogul/";

        Assert.That(Payload.GetProperty("documentationUrl").GetString(), Is.EqualTo(folder + "README.md"));
        Assert.That(Payload.GetProperty("changelogUrl").GetString(), Is.EqualTo(folder + "README.md#changelog"));
    }

    private static IEnumerable<(string Path, JsonElement Option)> Options(JsonElement holder, string path) =>
        holder.TryGetProperty("properties", out var properties)
            ? properties
                .EnumerateObject()
                .SelectMany(option =>
                    Options(option.Value, $"{path}{option.Name}.").Prepend((path + option.Name, option.Value))
                )
            : [];
}
