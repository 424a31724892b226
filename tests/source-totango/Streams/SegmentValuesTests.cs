using System.Text.Json.Nodes;
using Connectors.Support;
using Connectors.Support.Running;
using Sandbox.Totango;

namespace Connectors.Totango.Tests.Streams;

/// <summary>Where the values of a segment come, which may be more than were asked for of its own objects.</summary>
[Parallelizable(ParallelScope.All)]
public class SegmentValuesTests
{
    [TestCase("[\"Buyer\"]", "null")]
    [TestCase("[\"Buyer\",\"green\"]", "\"green\"")]
    public async Task Values_of_the_parent_account_come_where_they_do_and_the_whole_hit_is_kept(
        string values,
        string health
    )
    {
        var hit = $$"""{"name":"u","account":{"name":"a","own":1.10},"selected_fields":{{values}}}""";
        using var vendor = Vendor("users", hit);
        using var stage = Of(
            vendor,
            """
            {"terms":[],"fields":[{"type":"string_attribute","attribute":"Title"}],
             "parent_account_fields":[{"type":"string","term":"health"}]}
            """
        );

        var record = (await stage.ReadAsync("own")).Whole("own").Single();

        Assert.That(record.GetProperty("title").GetRawText(), Is.EqualTo("\"Buyer\""));
        Assert.That(record.GetProperty("health").GetRawText(), Is.EqualTo(health));
        Assert.That(record.GetProperty("_raw").GetRawText(), Is.EqualTo(hit));
    }

    [Test]
    public async Task Values_that_come_inside_of_the_account_are_in_the_whole_hit()
    {
        await using var service = await Service.OpenAsync(TotangoOptions.Empty with { Accounts = 5, Users = 9 });
        service.Config["segments"] = JsonNode.Parse(
            """
            [{"name":"own","object":"users","query":{"terms":[],"fields":[],
              "parent_account_fields":[{"type":"string","term":"status_group","field_display_name":"Status"}]}}]
            """
        );

        var records = (await service.ReadAsync("own")).Whole("own");

        Assert.That(records.Raw("status"), Has.All.EqualTo("null"));
        Assert.That(
            records.Select(record =>
                $"{record.GetProperty("_raw").GetProperty("account").GetProperty("selected_fields")[0]}"
            ),
            Has.All.Match("^(paying|free|canceled)$")
        );
    }

    [Test]
    public async Task An_index_says_at_which_place_the_value_of_a_parent_account_comes()
    {
        using var vendor = Vendor(
            "users",
            """{"name":"u","account":{"name":"a"},"selected_fields":["green","Buyer","Gold"]}"""
        );
        using var stage = Of(
            vendor,
            """
            {"terms":[],"fields":[{"type":"string_attribute","attribute":"Title"}],
             "parent_account_fields":[{"type":"string_attribute","attribute":"Tier","index":9},
                                      {"type":"string","term":"health","index":0}]}
            """
        );

        var record = (await stage.ReadAsync("own")).Whole("own").Single();

        Assert.That($"{record.GetProperty("title")}", Is.EqualTo("Buyer"));
        Assert.That($"{record.GetProperty("health")}", Is.EqualTo("green"));
        Assert.That($"{record.GetProperty("tier")}", Is.EqualTo("Gold"));
    }

    [TestCase("[]")]
    [TestCase("[1]")]
    [TestCase("[1,2,3,4]")]
    [TestCase("null")]
    public async Task Values_that_cannot_be_told_apart_are_an_error(string values)
    {
        using var vendor = Vendor("users", $$"""{"name":"u","account":{"name":"a"},"selected_fields":{{values}}}""");
        using var stage = Of(
            vendor,
            """
            {"fields":[{"type":"string","term":"a"},{"type":"string","term":"b"}],
             "parent_account_fields":[{"type":"string","term":"health"}]}
            """
        );

        var run = await stage.ReadAsync("own");

        Assert.That(run.Failed("own", "system_error"), Does.Contain("2 fields"));
        Assert.That(run.Messages.Records("own"), Is.Empty);
    }

    private static Workplace Of(FakeVendor vendor, string query)
    {
        var stage = Stage.Of(vendor);
        stage.Config["segments"] = new JsonArray(
            new JsonObject
            {
                ["name"] = "own",
                ["object"] = "users",
                ["query"] = query,
            }
        );
        return stage;
    }

    private static FakeVendor Vendor(string what, string hit) =>
        new FakeVendor()
            .Always($"{Stage.Root}v1/attributes.json", Reply.Json("[]"))
            .Always(HttpMethod.Post, $"{Stage.Root}v1/search/{what}", Stage.Found(what, 1, hit));
}
