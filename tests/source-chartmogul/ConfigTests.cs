using System.Text.Json;
using Connectors.Schema;

namespace Connectors.ChartMogul.Tests;

/// <summary>Which configs spec.json lets through, and what it says of the others.</summary>
public class ConfigTests
{
    private static readonly ConnectorSpec Spec = ChartMogulPromises.Folder.Spec();

    [TestCase("""{"api_key":"k","start_date":"2024-01-31"}""")]
    [TestCase("""{"api_key":"k","start_date":"2017-01-25T00:00:00Z"}""")]
    [TestCase("""{"api_key":"k","start_date":"2017-01-25T00:00:00Z","interval":"month"}""")]
    [TestCase(
        """{"api_key":"k","start_date":"2024-01-31","lookback_window":0,"geo":"US,GB","plans":"Team","metrics_filters":"x","num_workers":16}"""
    )]
    [TestCase(
        """{"api_key":"k","start_date":"2024-01-31","rate_limit_factor":0.5,"base_url":"http://127.0.0.1:8080"}"""
    )]
    [TestCase("""{"api_key":"k","start_date":"2024-01-31","http_proxy":{"proxy_url":"http://proxy.example:3128"}}""")]
    [TestCase("""{"api_key":"k","start_date":"2024-01-31","http_proxy":{},"interval":null,"something_else":[1]}""")]
    public void A_good_config_is_accepted(string config) => Assert.That(Problems(config), Is.Empty);

    [TestCase("2024-01-31")]
    [TestCase("2024-02-29")]
    [TestCase("01/31/2024")]
    [TestCase("2024-01-31T10:00:00Z")]
    [TestCase("2024-01-31T10:00:00.5Z")]
    [TestCase("2024-01-31T10:00:00.123456789Z")]
    [TestCase("2024-01-31T10:00:00+05:30")]
    [TestCase("2999-01-01")]
    public void Each_form_of_a_start_date_is_accepted(string start) => Assert.That(ProblemsOfStart(start), Is.Empty);

    [TestCase("")]
    [TestCase("yesterday")]
    [TestCase("2024")]
    [TestCase("2024-1-31")]
    [TestCase("2024-13-01")]
    [TestCase("2024-01-32")]
    [TestCase("20240131")]
    [TestCase("31/01/2024")]
    [TestCase("1/31/2024")]
    [TestCase("01-31-2024")]
    [TestCase("2024-01-31T10:00:00")]
    [TestCase("2024-01-31T10:00Z")]
    [TestCase("2024-01-31 10:00:00Z")]
    [TestCase("2024-01-31t10:00:00z")]
    [TestCase("2024-01-31T24:00:00Z")]
    [TestCase("2024-01-31T10:00:00+0530")]
    [TestCase(" 2024-01-31")]
    [TestCase("2024-01-31\\n")]
    public void Another_form_of_a_start_date_is_refused_with_the_forms_that_are_known(string start) =>
        Assert.That(
            ProblemsOfStart(start),
            Is.EqualTo(
                new[] { "\"Start Date\" (start_date) must look like YYYY-MM-DD, YYYY-MM-DDTHH:mm:ssZ or MM/DD/YYYY." }
            )
        );

    [TestCase("2023-02-29")]
    [TestCase("02/30/2024")]
    [TestCase("2024-06-31T00:00:00Z")]
    [TestCase("0000-01-01")]
    public void A_day_in_no_calendar_is_refused(string start) =>
        Assert.That(
            ProblemsOfStart(start),
            Is.EqualTo(new[] { "\"Start Date\" (start_date) must be a day and a time that exist." })
        );

    [TestCase(
        "\"interval\":\"year\"",
        "\"Interval of Customer Count\" (interval) must be \"day\", \"week\", \"month\" or \"quarter\"."
    )]
    [TestCase("\"lookback_window\":-1", "\"Look-Back Window\" (lookback_window) must be at least 0, not -1.")]
    [TestCase(
        "\"lookback_window\":1.5",
        "\"Look-Back Window\" (lookback_window) must be a whole number, not a number."
    )]
    [TestCase("\"num_workers\":0", "\"Number of Workers\" (num_workers) must be at least 1, not 0.")]
    [TestCase("\"num_workers\":17", "\"Number of Workers\" (num_workers) must be at most 16, not 17.")]
    [TestCase("\"num_workers\":\"4\"", "\"Number of Workers\" (num_workers) must be a whole number, not text.")]
    [TestCase("\"rate_limit_factor\":0", "\"Rate Limit Factor\" (rate_limit_factor) must be greater than 0, not 0.")]
    [TestCase("\"http_proxy\":\"http://u:p@h\"", "\"HTTP Proxy\" (http_proxy) must be an object, not text.")]
    public void A_wrong_option_is_named_by_its_title(string option, string sentence) =>
        Assert.That(
            Problems($$"""{"api_key":"k","start_date":"2024-01-31",{{option}}}"""),
            Is.EqualTo(new[] { sentence })
        );

    [TestCase("http://api.example.com")]
    [TestCase("https://user:pass@api.example.com")]
    public void A_base_url_that_must_not_be_used_is_named_by_its_title(string url) =>
        Assert.That(
            Problems($$"""{"api_key":"k","start_date":"2024-01-31","base_url":"{{url}}"}"""),
            Has.Count.EqualTo(1).And.One.StartsWith("\"Base URL\" (base_url) must be an https address")
        );

    [Test]
    public void An_empty_config_lacks_both_required_options() =>
        Assert.That(
            Problems("{}"),
            Is.EqualTo(new[] { "\"API Key\" (api_key) is missing.", "\"Start Date\" (start_date) is missing." })
        );

    private static IReadOnlyList<string> Problems(string config) => Spec.Problems(JsonElement.Parse(config));

    private static IReadOnlyList<string> ProblemsOfStart(string start) =>
        Problems($$"""{"api_key":"k","start_date":"{{start}}"}""");
}
