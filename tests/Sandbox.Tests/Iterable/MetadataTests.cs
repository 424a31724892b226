using System.Text.Json.Nodes;
using Sandbox.Iterable;

namespace Sandbox.Tests.Iterable;

internal sealed class MetadataTests : IterableTest
{
    [Test]
    public async Task Every_key_of_every_table_is_found_by_its_markers_and_has_a_value()
    {
        var vendor = new IterableVendor(new IterableOptions());
        var client = WithKey(await StartAsync(vendor));

        var tables = (await client.JsonAsync("/api/metadata"))["results"]?.AsArray() ?? [];
        Assert.That(tables.Select(table => (string?)table?["name"]), Is.EqualTo(vendor.MetadataTables));
        foreach (var table in vendor.MetadataTables)
        {
            var keys = await KeysAsync(client, table);
            Assert.That(keys, Is.EqualTo(vendor.MetadataKeys));
            foreach (var key in keys)
            {
                var record = await client.JsonAsync($"/api/metadata/{Escape(table)}/{Escape(key)}");

                Assert.That((string?)record["key"], Is.EqualTo(key));
                Assert.That((string?)record["table"], Is.EqualTo(table));
                Assert.That(record["value"], Is.InstanceOf<JsonObject>());
            }
        }
    }

    [Test]
    public async Task Keys_may_be_gone_when_they_are_asked_for()
    {
        var vendor = new IterableVendor(new IterableOptions { GoneMetadataKeys = 2 });
        var client = WithKey(await StartAsync(vendor));

        var gone = (await KeysAsync(client, "prices")).Except(vendor.MetadataKeys).ToList();

        Assert.That(gone, Has.Count.EqualTo(2));
        using var reply = await client.GetAsync($"/api/metadata/prices/{Escape(gone[0])}");
        Assert.That((int)reply.StatusCode, Is.EqualTo(404));
    }

    [TestCase("/api/metadata/PRICES/SKU5", 200)]
    [TestCase("/api/metadata/prices/sku5", 404)]
    [TestCase("/api/metadata/prices?nextMarker=x", 400)]
    public async Task Case_counts_in_keys_and_not_in_tables(string path, int status)
    {
        using var reply = await (await IterableAsync()).GetAsync(path);

        Assert.That((int)reply.StatusCode, Is.EqualTo(status));
    }

    private static async Task<IReadOnlyList<string>> KeysAsync(VendorClient client, string table)
    {
        var keys = new List<string>();
        for (var marker = ""; ; )
        {
            var page = await client.JsonAsync($"/api/metadata/{Escape(table)}{marker}");
            keys.AddRange(page["results"]?.AsArray().Select(key => (string?)key?["key"] ?? "") ?? []);
            if ((string?)page["nextMarker"] is not { } next)
            {
                return keys;
            }

            marker = $"?nextMarker={Escape(next)}";
        }
    }

    private static string Escape(string text) => Uri.EscapeDataString(text);
}
