using System.Text.Json;
using Connectors.Schema;

namespace Connectors.Bronto.Tests;

/// <summary>Which configs are let through, and what is said of the others.</summary>
public class ConfigTests
{
    private static readonly ConnectorSpec Spec = BrontoPromises.Folder.Spec();

    [TestCase("""{"api_token":"t"}""")]
    [TestCase("""{"api_token":"t","start_date":"01/31/2024","custom_fields":["*"],"lookback_window":0}""")]
    [TestCase("""{"api_token":"t","start_date":"2024-01-31T10:00:00.5+05:30","contact_window_hours":0.5}""")]
    [TestCase("""{"api_token":"t","activity_page_size":1000,"activity_id_mode":"strict","num_workers":16}""")]
    [TestCase("""{"api_token":"t","start_date":null,"custom_fields":[],"default_start_date":"2017-01-01"}""")]
    public void A_good_config_is_accepted(string config) => Assert.That(Problems(config), Is.Empty);

    [TestCase("\"contact_window_hours\":0", "(contact_window_hours) must be greater than 0, not 0.")]
    [TestCase("\"activity_window_hours\":-1", "(activity_window_hours) must be greater than 0, not -1.")]
    [TestCase("\"lookback_window\":-0.5", "(lookback_window) must be at least 0, not -0.5.")]
    [TestCase("\"activity_page_size\":500", "(activity_page_size) must be 5000 or 1000, not 500.")]
    [TestCase("\"activity_id_mode\":\"exact\"", "(activity_id_mode) must be \"compatible\" or \"strict\".")]
    [TestCase("\"custom_fields\":\"firstname\"", "(custom_fields) must be an array, not text.")]
    [TestCase(
        "\"start_date\":\"2024-01-31T10:00:00\"",
        "(start_date) must look like YYYY-MM-DD, YYYY-MM-DDTHH:mm:ssZ or MM/DD/YYYY."
    )]
    public void A_wrong_option_is_named(string option, string end)
    {
        var problems = Problems($$"""{"api_token":"t",{{option}}}""");

        Assert.That(problems, Has.Count.EqualTo(1));
        Assert.That(problems[0], Does.EndWith(end));
    }

    [Test]
    public void An_empty_config_lacks_the_token() =>
        Assert.That(Problems("{}"), Is.EqualTo(new[] { "\"API Token\" (api_token) is missing." }));

    private static IReadOnlyList<string> Problems(string config) => Spec.Problems(JsonElement.Parse(config));
}
