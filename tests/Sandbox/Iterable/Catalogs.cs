namespace Sandbox.Iterable;

/// <summary>Catalogs and their items, whose pages lie one level deeper than those of other lists.</summary>
internal sealed class Catalogs(Account account)
{
    private static readonly PagedReply _page = new("catalogNames", "totalCatalogsCount", 10, 100);
    private static readonly PagedReply _items = new("catalogItemsWithProperties", "totalItemsCount", 10, 1000);

    public IReadOnlyList<string> Names { get; } =
    [.. Enumerable.Range(0, account.Options.Catalogs).Select(index => $"catalog-{index}")];

    /// <summary>The ids of the items of each catalog.</summary>
    public IReadOnlyList<string> ItemIds { get; } =
    [.. Enumerable.Range(0, account.Options.CatalogItems).Select(index => $"item-{index}")];

    public Reply List(Rendering rendering) =>
        _page.Write(rendering, Names, name => new Members { { "name", name } }, inParams: true);

    public Reply ListItems(Rendering rendering, string catalog) =>
        Names.Contains(catalog)
            ? _items.Write(rendering, ItemIds, item => Write(catalog, item), inParams: true)
            : Errors.NotFound("Catalog");

    private Members Write(string catalog, string item)
    {
        var index = long.Parse(item.Split('-')[1], System.Globalization.CultureInfo.InvariantCulture);
        return new Members
        {
            { "catalogName", catalog },
            { "itemId", item },
            { "lastModified", account.At(index, ItemIds.Count).ToUnixTimeMilliseconds() },
            { "size", 20 + index },
            { "value", new Raw($$$"""{"price":{{{index}}}.50,"tags":["a"]}""") },
        };
    }
}
