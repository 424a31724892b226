using System.Text.Json.Nodes;
using Sandbox.Selligent;

namespace Sandbox.Tests.Selligent;

/// <summary>What the tests of Selligent share.</summary>
internal abstract class SelligentTest : SandboxTest
{
    protected const string Mailings = "mailings/transactional";
    protected const string Internal = "data-sources/internal";
    protected const string Extension = "data-sources/extension";
    protected const string Programs = "programs";

    protected SelligentClient WithKey(SandboxServer server) => Ending(new SelligentClient(server));

    /// <summary>A client of a new server.</summary>
    protected async Task<SelligentClient> SelligentAsync(SelligentOptions? account = null) =>
        WithKey(await ServeAsync(account));

    protected Task<SandboxServer> ServeAsync(SelligentOptions? account = null) =>
        StartAsync(new SelligentVendor(account ?? new SelligentOptions()));

    /// <summary>All rows of a list, until a page is empty.</summary>
    protected static async Task<IReadOnlyList<JsonObject>> AllAsync(SelligentClient client, string list, int limit = 5)
    {
        var rows = new List<JsonObject>();
        for (var page = 1; await client.PageAsync(list, page, limit) is { Count: > 0 } more; page++)
        {
            rows.AddRange(more);
        }

        return rows;
    }

    /// <summary>The objects that the rows of all lists have under these names.</summary>
    protected static async Task<IReadOnlyList<JsonObject>> NestedAsync(SelligentClient client, params string[] names)
    {
        var nested = new List<JsonObject>();
        foreach (var list in new[] { Mailings, Internal, Extension, Programs })
        {
            var rows = await client.PageAsync(list, 1, 10_000);
            nested.AddRange(rows.SelectMany(row => names.Select(name => row[name])).OfType<JsonObject>());
        }

        return nested;
    }
}
