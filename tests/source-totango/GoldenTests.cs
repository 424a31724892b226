using System.Text.Json.Nodes;
using Connectors.Support;
using Sandbox.Totango;

namespace Connectors.Totango.Tests;

/// <summary>What the outside sees, whole: a difference here is a change that users notice.</summary>
[Parallelizable(ParallelScope.All)]
public class GoldenTests
{
    /// <summary>One segment of each object.</summary>
    private const string Segments = """
        [
          {"name":"bronze_accounts","object":"accounts","query":{
            "terms":[{"type":"string_attribute","attribute":"Tier","in_list":["Bronze"]}],
            "fields":[{"type":"number_attribute","attribute":"Contract Value","field_display_name":"Contract Value"},
                      {"type":"owner","account_role":"Success Manager","field_display_name":"CSM"}]}},
          {"name":"contacts","object":"users","query":{
            "terms":[],
            "fields":[{"type":"string_attribute","attribute":"Title","field_display_name":"Job Title"}],
            "parent_account_fields":[{"type":"string","term":"health","field_display_name":"Health"}]}},
          {"name":"requests","object":"collections","query":{
            "terms":[{"type":"string_attribute","attribute":"Status","in_list":["Open"]}],
            "fields":[{"type":"number_attribute","attribute":"Effort","field_display_name":"Effort"},
                      {"type":"simple_date_attribute","attribute":"Created","field_display_name":"Created"}]}}
        ]
        """;

    [Test]
    public async Task Spec()
    {
        await using var service = await Service.OpenAsync();

        var run = await service.RunAsync("spec");

        Golden.Matches("spec.json", run.Messages.Of("SPEC", "spec").Single());
    }

    [Test]
    public async Task Catalog()
    {
        await using var service = await Service.OpenAsync();
        service.Config["segments"] = JsonNode.Parse(Segments);

        var run = await service.RunAsync("discover", "--config", service.ConfigFile());

        Golden.Matches("catalog.json", run.Messages.Catalog);
    }

    /// <summary>Each stream, all of its messages but the log, without the times.</summary>
    [TestCase("accounts")]
    [TestCase("users")]
    [TestCase("events")]
    [TestCase("touchpoints")]
    [TestCase("tasks")]
    [TestCase("alerts")]
    [TestCase("campaign_touches")]
    [TestCase("account_assignments")]
    [TestCase("totango_users")]
    [TestCase("touchpoint_types")]
    [TestCase("touchpoint_tags")]
    [TestCase("activity_types")]
    [TestCase("attributes")]
    [TestCase("objective_statuses")]
    [TestCase("objective_categories")]
    [TestCase("audit_log")]
    [TestCase("bronze_accounts")]
    [TestCase("contacts")]
    [TestCase("requests")]
    public async Task Read(string stream)
    {
        await using var service = await Service.OpenAsync(
            new TotangoOptions
            {
                Seed = 7,
                Accounts = 5,
                Users = 6,
                Events = 425,
                Staff = 3,
                Items = 4,
                TimelessPercent = 20,
            }
        );
        service.Config["start_date"] = "2024-03-12";
        service.Config["segments"] = JsonNode.Parse(Segments);

        var run = await service.ReadAsync(stream);

        Golden.Matches($"read.{stream}.jsonl", run);
    }
}
