using System.Text.Json.Nodes;
using Sandbox.Selligent;

namespace Sandbox.Tests.Selligent;

internal sealed class AccountTests : SelligentTest
{
    private const string Common = "asset_id, asset_name, asset_url";

    [TestCase(
        Mailings,
        23,
        Common
            + ", approved, compliance, channel, mailing_priority, mailing_server_group, mailing_status, modified_time"
            + ", version_number, campaign, owner, target"
    )]
    [TestCase(
        Internal,
        7,
        Common + ", cloud_sync, data_source_type, data_source_stat, modified_time, version_number, campaign, owner"
    )]
    [TestCase(
        Extension,
        4,
        Common + ", cloud_sync, data_source_type, data_source_stat, modified_time, version_number, campaign, owner"
    )]
    [TestCase(
        Programs,
        9,
        Common + ", status, type, modified_time, version_number, campaign, owner, primary_source, program_data_source"
    )]
    public async Task Every_row_has_the_members_of_the_documents_and_no_others(string list, int count, string members)
    {
        var client = await SelligentAsync();

        var rows = await client.PageAsync(list, 1, 1_000);

        Assert.That(rows, Has.Count.EqualTo(count));
        Assert.That(rows.Select(row => string.Join(", ", row.Select(member => member.Key))), Is.All.EqualTo(members));
        Assert.That(rows.Select(row => row["asset_id"]?.ToJsonString()), Is.Unique.And.All.Matches(@"^\d+$"));
        Assert.That(rows.Select(row => row["version_number"]?.ToJsonString()), Is.All.Matches(@"^\d+$"));
        Assert.That(rows.Select(row => $"{row["modified_time"]}"), Is.All.Matches("^201[89]-..-..T..:..:..$"));
    }

    [Test]
    public async Task An_asset_on_its_own_is_the_row_without_an_envelope()
    {
        var vendor = new SelligentVendor(new SelligentOptions());
        var client = WithKey(await StartAsync(vendor));
        foreach (var list in vendor.Lists)
        {
            var row = (await client.PageAsync(list, 1, 1))[0];

            var one = await client.JsonAsync($"{list}/{row["asset_id"]}");

            Assert.That(one?.ToJsonString(), Is.EqualTo(row.ToJsonString()));
        }
    }

    [Test]
    public async Task The_vendor_tells_what_is_in_its_lists()
    {
        var vendor = new SelligentVendor(new SelligentOptions());
        var client = WithKey(await StartAsync(vendor));
        foreach (var list in vendor.Lists)
        {
            var rows = await AllAsync(client, list);

            Assert.That(Texts(vendor.Rows(list)), Is.EqualTo(Texts(rows)));
            Assert.That(vendor.Ids(list), Is.EqualTo(rows.Select(row => (long?)row["asset_id"])));
        }
    }

    [Test]
    public async Task No_two_assets_of_all_kinds_have_the_same_id_and_some_are_beyond_32_bits()
    {
        var client = await SelligentAsync(new SelligentOptions { Mailings = 100, Campaigns = 50 });
        var nested = await NestedAsync(client, "campaign", "owner");
        var ids = nested.Select(row => (long?)row["asset_id"]).Distinct().ToList();
        foreach (var list in new[] { Mailings, Internal, Extension, Programs })
        {
            ids.AddRange((await client.IdsAsync(list, 1, 1_000)).Select(id => (long?)id));
        }

        Assert.That(ids, Is.Unique);
        Assert.That(ids.Count(id => id > uint.MaxValue - 300_000_000L), Is.EqualTo(4));
    }

    [Test]
    public async Task Programs_show_sources_that_are_listed()
    {
        var client = await SelligentAsync();
        var listed = (await client.IdsAsync(Internal, 1, 100)).Concat(await client.IdsAsync(Extension, 1, 100));

        var shown = await NestedAsync(client, "primary_source", "program_data_source");

        Assert.That(shown, Has.Count.EqualTo(15));
        Assert.That(shown.Select(source => (long?)source["asset_id"] ?? 0).Distinct(), Is.SubsetOf(listed));
    }

    [TestCase("campaign")]
    [TestCase("owner")]
    [TestCase("primary_source", "program_data_source")]
    public async Task The_same_object_is_shown_as_it_was_at_several_moments(params string[] names)
    {
        var client = await SelligentAsync();
        var groups = (await NestedAsync(client, names)).GroupBy(row => (long?)row["asset_id"]).ToList();

        Assert.That(
            groups.Count(group => group.DistinctBy(row => $"{row["modified_time"]}").Count() > 1),
            Is.GreaterThan(1)
        );
        Assert.That(groups.Any(group => group.Any(row => row["modified_time"] is null)), "one without a time");
        Assert.That(groups.Any(LatestHasGap), "the latest one lacks what an earlier one has");
    }

    [Test]
    public async Task Equal_times_come_with_different_versions()
    {
        var client = await SelligentAsync();

        var campaigns = (await NestedAsync(client, "campaign")).Where(row => row["modified_time"] is not null);

        Assert.That(
            campaigns
                .GroupBy(row => $"{row["asset_id"]} {row["modified_time"]}")
                .Count(group => group.DistinctBy(row => $"{row["version_number"]} {row["asset_name"]}").Count() > 1),
            Is.EqualTo(1)
        );
    }

    [TestCase(23, "campaign")]
    [TestCase(23, "owner")]
    [TestCase(23, "primary_source", "program_data_source")]
    [TestCase(5_000, "campaign")]
    public async Task The_latest_of_the_nested_objects_is_later_than_every_row(int mailings, params string[] names)
    {
        var vendor = new SelligentVendor(new SelligentOptions { Mailings = mailings });
        var rows = vendor.Lists.SelectMany(vendor.Rows).Select(row => $"{row["modified_time"]}").Order().Last();

        var nested = await NestedAsync(WithKey(await StartAsync(vendor)), names);

        Assert.That(nested.Select(row => $"{row["modified_time"]}").Order().Last(), Is.GreaterThan(rows));
    }

    [Test]
    public async Task What_may_be_missing_is_missing_now_and_then()
    {
        var client = await SelligentAsync();
        var rows = new List<JsonObject>();
        foreach (var list in new[] { Mailings, Internal, Programs })
        {
            rows.AddRange(await client.PageAsync(list, 1, 1_000));
        }

        foreach (var name in new[] { "campaign", "owner", "target", "type", "compliance", "program_data_source" })
        {
            var values = rows.Where(row => row.ContainsKey(name)).Select(row => row[name]).ToList();
            Assert.That(values, Has.Some.Null.And.Some.Not.Null, name);
        }

        var statistics = rows.Select(row => row["data_source_stat"]).OfType<JsonObject>().ToList();
        Assert.That(statistics.Select(one => one.ContainsKey("num_total_rec")), Is.All.True);
        Assert.That(statistics.Select(one => one.Count).Distinct(), Is.EquivalentTo(new[] { 1, 5 }));
    }

    [Test]
    public async Task The_same_seed_gives_the_same_bytes_and_another_one_others()
    {
        var first = await (await SelligentAsync()).JsonAsync(Mailings + "/");
        var second = await (await SelligentAsync()).JsonAsync(Mailings + "/");
        var other = await (await SelligentAsync(new SelligentOptions { Seed = 2 })).JsonAsync(Mailings + "/");

        Assert.That(second?.ToJsonString(), Is.EqualTo(first?.ToJsonString()));
        Assert.That(other?.ToJsonString(), Is.Not.EqualTo(first?.ToJsonString()));
    }

    private static IEnumerable<string> Texts(IEnumerable<JsonObject> rows) => rows.Select(row => row.ToJsonString());

    private static bool LatestHasGap(IEnumerable<JsonObject> states)
    {
        var latest = states.MaxBy(row => $"{row["modified_time"]}") ?? [];
        return latest.Any(member => member.Value is null && states.Any(row => row[member.Key] is not null));
    }
}
