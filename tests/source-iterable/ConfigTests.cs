using System.Text.Json;
using Connectors.Schema;

namespace Connectors.Iterable.Tests;

/// <summary>Which configs are let through, and what is said of the others.</summary>
public class ConfigTests
{
    private static readonly ConnectorSpec Spec = IterablePromises.Folder.Spec();

    [TestCase("""{"api_key":"k","start_date":"2024-01-31"}""")]
    [TestCase(
        """{"api_key":"k","start_date":"01/31/2024","region":"EU","window_in_days":0.25,"end_date":"03/31/2024"}"""
    )]
    [TestCase(
        """{"api_key":"k","start_date":"2024-01-31","lookback_window":0,"lookback_days":0,"project_type":"hybrid","export_mode":"job"}"""
    )]
    [TestCase(
        """{"api_key":"k","start_date":"2024-01-31","exports_per_minute":0.5,"list_users_timeout_minutes":90,"num_workers":16}"""
    )]
    [TestCase("""{"api_key":"k","start_date":"2024-01-31T10:00:00+05:30","end_date":null,"something_else":[1]}""")]
    public void A_good_config_is_accepted(string config) => Assert.That(Problems(config), Is.Empty);

    [TestCase("\"region\":\"us\"", "\"Region\" (region) must be \"US\" or \"EU\".")]
    [TestCase("\"window_in_days\":0", "\"Window in Days\" (window_in_days) must be greater than 0, not 0.")]
    [TestCase("\"window_in_days\":\"30\"", "\"Window in Days\" (window_in_days) must be a number, not text.")]
    [TestCase("\"lookback_window\":1.5", "\"Lookback Window\" (lookback_window) must be a whole number, not a number.")]
    [TestCase("\"lookback_window\":-1", "\"Lookback Window\" (lookback_window) must be at least 0, not -1.")]
    [TestCase("\"lookback_days\":-0.5", "\"Lookback Days\" (lookback_days) must be at least 0, not -0.5.")]
    [TestCase(
        "\"project_type\":\"userid\"",
        "\"Project Type\" (project_type) must be \"email\", \"userId\" or \"hybrid\"."
    )]
    [TestCase("\"export_mode\":\"jobs\"", "\"Export Mode\" (export_mode) must be \"stream\" or \"job\".")]
    [TestCase("\"exports_per_minute\":0", "\"Exports per Minute\" (exports_per_minute) must be greater than 0, not 0.")]
    [TestCase(
        "\"list_users_timeout_minutes\":0",
        "\"List Users Timeout\" (list_users_timeout_minutes) must be greater than 0, not 0."
    )]
    [TestCase(
        "\"end_date\":\"tomorrow\"",
        "\"End Date\" (end_date) must look like YYYY-MM-DD, YYYY-MM-DDTHH:mm:ssZ or MM/DD/YYYY."
    )]
    public void A_wrong_option_is_named_by_its_title(string option, string sentence) =>
        Assert.That(
            Problems($$"""{"api_key":"k","start_date":"2024-01-31",{{option}}}"""),
            Is.EqualTo(new[] { sentence })
        );

    [Test]
    public void An_empty_config_lacks_both_required_options() =>
        Assert.That(
            Problems("{}"),
            Is.EqualTo(new[] { "\"API Key\" (api_key) is missing.", "\"Start Date\" (start_date) is missing." })
        );

    [Test]
    public async Task An_end_before_the_start_is_refused_before_anything_is_asked()
    {
        await using var project = await Project.OpenAsync();
        project.Config["end_date"] = "2023-12-31";

        var check = await project.RunAsync("check", "--config", project.ConfigFile());

        var (status, message) = check.Messages.ConnectionStatus();
        Assert.That((check.ExitCode, status), Is.EqualTo((0, "FAILED")));
        Assert.That(message, Does.Contain("\"End Date\" (end_date) lies before \"Start Date\" (start_date)."));
        Assert.That(project.Server.Requests, Is.Empty);
    }

    private static IReadOnlyList<string> Problems(string config) => Spec.Problems(JsonElement.Parse(config));
}
