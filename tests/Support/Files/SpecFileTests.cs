using System.Text.Json;
using NUnit.Framework;

namespace Connectors.Support.Files;

/// <summary>spec.json keeps the rules of Airbyte's forms (airbyte-protocol 4.3) and the promises of its connector.</summary>
/// <typeparam name="TPromises">The promises.</typeparam>
public abstract class SpecFileTests<TPromises>
    where TPromises : IConnectorPromises, new()
{
    private static readonly TPromises Promises = new();
    private static readonly JsonElement Payload = Promises.Files.Json("spec.json");
    private static readonly JsonElement Root = Payload.GetProperty("connectionSpecification");

    /// <summary>An address that every user must give is one of the options that are asked for, and not one for experts.</summary>
    private static readonly IReadOnlyList<string> ForExperts =
    [
        .. new[] { "rate_limit_factor", "base_url" }.Except(Promises.RequiredOptions),
    ];

    /// <summary>A default would make a required option look as if it were filled in.</summary>
    [Test]
    public void Only_what_must_be_given_is_required_and_has_no_default()
    {
        var required = Root.GetProperty("required").EnumerateArray().Select(name => name.GetString()!).ToList();

        Assert.That(required, Is.EqualTo(Promises.RequiredOptions));
        Assert.That(
            required.Select(name => Root.GetProperty("properties").GetProperty(name)),
            Has.None.Matches<JsonElement>(option => option.TryGetProperty("default", out _))
        );
    }

    /// <summary>Options are added, and never renamed or removed.</summary>
    [Test]
    public void The_options_are_those_that_are_promised() =>
        Assert.That(
            Root.GetProperty("properties").EnumerateObject().Select(option => option.Name),
            Is.EquivalentTo(
                (string[])
                    [.. Promises.RequiredOptions, .. Promises.OtherOptions, "num_workers", "http_proxy", .. ForExperts]
            )
        );

    /// <summary>What is not marked is stored and shown in plain text.</summary>
    [Test]
    public void The_credentials_and_the_proxy_are_secret() =>
        Assert.That(
            Promises.Files.Spec().SecretNames,
            Is.EquivalentTo((string[])[.. Promises.Secrets, "http_proxy.proxy_url", "http_proxy.proxy_ca_certificate"])
        );

    /// <summary>Nobody should have to wonder what they are for.</summary>
    [Test]
    public void Options_for_experts_are_hidden() =>
        Assert.That(
            Options(Root, "")
                .Where(option => option.Option.TryGetProperty("airbyte_hidden", out _))
                .Select(o => o.Path),
            Is.EquivalentTo(ForExperts)
        );

    /// <summary>A format would refuse two of the three forms.</summary>
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

    /// <summary>Where the form links to.</summary>
    [Test]
    public void The_addresses_lead_into_this_repository()
    {
        var folder =
            $"{ConnectorFiles.BuildProperty("RepositoryUrl")}/blob/main/connectors/{Promises.Files.Connector}/";

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
