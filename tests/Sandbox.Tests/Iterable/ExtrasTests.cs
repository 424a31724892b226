using System.Text.Json.Nodes;
using Sandbox.Iterable;

namespace Sandbox.Tests.Iterable;

internal sealed class ExtrasTests : IterableTest
{
    private readonly IterableVendor _vendor = new(new IterableOptions());

    [Test]
    public async Task Journeys_come_in_pages_and_archived_ones_when_asked_for()
    {
        var client = WithKey(await StartAsync(_vendor));

        var journeys = await PagesAsync(client, "/api/journeys", "journeys");
        var archived = await PagesAsync(client, "/api/journeys?state=Archived", "journeys");
        using var refused = await client.GetAsync("/api/journeys?pageSize=51");

        Assert.That(
            journeys.Select(journey => (long?)journey["id"]),
            Is.EqualTo(_vendor.Journeys).And.Exactly(25).Items
        );
        Assert.That(archived.Select(journey => (long?)journey["id"]), Is.EqualTo(_vendor.ArchivedJourneys));
        Assert.That(archived.Select(journey => (bool?)journey["isArchived"]), Is.All.True);
        Assert.That((int)refused.StatusCode, Is.EqualTo(400));
    }

    [Test]
    public async Task Catalogs_and_their_items_come_in_pages_below_params()
    {
        var client = WithKey(await StartAsync(_vendor));

        var first = await client.JsonAsync("/api/catalogs");
        var second = await client.JsonAsync("/api/catalogs?page=2");
        var items = await client.JsonAsync("/api/catalogs/catalog-0/items?pageSize=100");

        Assert.That(
            Texts(first["params"]?["catalogNames"], "name").Concat(Texts(second["params"]?["catalogNames"], "name")),
            Is.EqualTo(_vendor.Catalogs)
        );
        Assert.That((string?)first["params"]?["nextPageUrl"], Does.EndWith("page=2&pageSize=10"));
        Assert.That(Texts(items["params"]?["catalogItemsWithProperties"], "itemId"), Is.EqualTo(_vendor.CatalogItems));
    }

    [Test]
    public async Task Small_lists_come_whole()
    {
        var client = WithKey(await StartAsync(_vendor));

        var snippets = await client.JsonAsync("/api/snippets");
        var fields = await client.JsonAsync("/api/users/getFields");
        var emails = await client.JsonAsync("/api/users/forgotten");
        var ids = await client.JsonAsync("/api/users/forgottenUserIds");

        Assert.That(snippets["snippets"]?.AsArray().Select(s => (long?)s?["id"]), Is.EqualTo(_vendor.Snippets));
        Assert.That((string?)fields["fields"]?["shoeSize"], Is.EqualTo("long"));
        Assert.That(emails["hashedEmails"]?.AsArray().Select(hash => $"{hash}"), Is.EqualTo(_vendor.ForgottenEmails));
        Assert.That(ids["hashedUserIds"]?.AsArray().Select(hash => $"{hash}"), Is.EqualTo(_vendor.ForgottenUserIds));
        Assert.That(_vendor.ForgottenEmails, Has.All.Match("^[0-9a-f]{64}$").And.Exactly(5).Items);
    }

    private static IEnumerable<string> Texts(JsonNode? records, string name) =>
        records?.AsArray().Select(record => (string?)record?[name] ?? "") ?? [];
}
