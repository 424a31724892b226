using System.Text.Json.Nodes;
using Sandbox.Selligent;

namespace Sandbox.Tests.Selligent;

internal sealed class OdditiesTests : SelligentTest
{
    [Test]
    public async Task Unknown_members_are_in_some_rows()
    {
        var rows = await AllAsync(await OddAsync(Oddities.UnknownMembers), Mailings);

        Assert.That(rows.Count(row => row.ContainsKey("description")), Is.EqualTo(8));
        Assert.That(rows.Count(row => row.ContainsKey("sandbox.nested member")), Is.EqualTo(8));
    }

    [Test]
    public async Task Own_ids_are_others_than_those_of_the_assets()
    {
        var rows = await AllAsync(await OddAsync(Oddities.OwnIds), Programs);

        Assert.That(rows.Select(row => $"{row["id"]}"), Is.Unique.And.All.StartsWith("own-"));
    }

    [Test]
    public async Task Half_of_the_references_lack_their_time()
    {
        var rows = await NestedAsync(await OddAsync(Oddities.TimelessReferences), "campaign", "owner");

        Assert.That(
            rows.Count(row => !row.ContainsKey("modified_time")),
            Is.InRange(rows.Count / 3, rows.Count * 2 / 3)
        );
    }

    [Test]
    public async Task Broken_references_are_texts_arrays_and_objects_without_an_id()
    {
        var rows = await AllAsync(await OddAsync(Oddities.BrokenReferences), Mailings);
        var owners = rows.Select(row => row["owner"]).ToList();

        Assert.That(owners, Has.Some.AssignableTo<JsonValue>().And.Some.InstanceOf<JsonArray>());
        Assert.That(owners.OfType<JsonObject>().Count(owner => !owner.ContainsKey("asset_id")), Is.EqualTo(1));
    }

    [Test]
    public async Task Big_numbers_are_digits_that_no_double_holds()
    {
        var client = await OddAsync(Oddities.BigNumbers);

        using var reply = await client.GetAsync("/sm/rest/v1/programs/");

        Assert.That(
            await reply.Content.ReadAsStringAsync(),
            Does.Contain(":9007199254740993,").And.Contain(":123456789012345678901234567890,").And.Contain(":1.10}")
        );
    }

    [Test]
    public async Task Names_beyond_ascii_and_huge_texts()
    {
        var client = await SelligentAsync(
            new SelligentOptions { Oddities = Oddities.NonAscii | Oddities.HugeRows, HugeBytes = 100_000 }
        );

        var rows = await AllAsync(client, Mailings);

        Assert.That(rows.Count(row => $"{row["asset_name"]}".Any(letter => letter > 127)), Is.EqualTo(12));
        Assert.That(
            rows.Single(row => row.ContainsKey("sandbox_huge"))["sandbox_huge"]?.ToString(),
            Has.Length.EqualTo(100_000)
        );
    }

    [TestCase(Oddities.All)]
    [TestCase(Oddities.PrettyPrinted)]
    public async Task No_look_of_rows_changes_which_there_are(Oddities oddities)
    {
        var client = await OddAsync(oddities & ~Oddities.TextIds);
        foreach (var list in new[] { Mailings, Internal, Extension, Programs })
        {
            var rows = await AllAsync(client, list);

            Assert.That(
                rows.Select(row => (long?)row["asset_id"]),
                Is.EqualTo(new SelligentVendor(new SelligentOptions()).Ids(list))
            );
        }
    }

    [Test]
    public async Task Faults_make_single_pages_odd()
    {
        var server = await ServeAsync();
        var client = WithKey(server);
        var first = await PlayedAsync("unknown-field");
        var second = await PlayedAsync("null-fields");
        var third = await PlayedAsync("huge-record=5000");
        var fourth = await PlayedAsync("big-numbers");
        var fifth = await PlayedAsync("empty-page");
        var plain = await client.PageAsync(Mailings, 1, 5);

        Assert.That(first.Select(row => row.ContainsKey("description")), Is.All.True);
        Assert.That(second.Select(row => row.Count(member => member.Value is not null)), Is.All.EqualTo(1));
        Assert.That(third[0]["sandbox_huge"]?.ToString(), Has.Length.EqualTo(5_000));
        Assert.That(third.Count(row => row.ContainsKey("sandbox_huge")), Is.EqualTo(1));
        Assert.That(fourth.Select(row => row["sandbox_decimal"]?.ToJsonString()), Is.All.EqualTo("1.10"));
        Assert.That(fifth, Is.Empty);
        Assert.That(plain.Select(row => row.Count), Is.All.EqualTo(14));

        async Task<IReadOnlyList<JsonObject>> PlayedAsync(string fault)
        {
            server.Faults.Add(fault + "@/sm/rest/v1/mailings/");
            return await client.PageAsync(Mailings, 1, 5);
        }
    }

    private Task<SelligentClient> OddAsync(Oddities oddities) =>
        SelligentAsync(new SelligentOptions { Oddities = oddities });
}
