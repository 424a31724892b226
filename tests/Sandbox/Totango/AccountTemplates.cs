using System.Text.Json;
using Sandbox.Bench;

namespace Sandbox.Totango;

/// <summary>
/// The rows of benchmark accounts for every choice of fields that was asked for: four blocks that take turns, and a
/// shorter last one.
/// </summary>
internal sealed class AccountTemplates
{
    private const int Varieties = 4;

    private readonly int _perBlock;
    private readonly AccountBase _accounts;

    public AccountTemplates(int attributes, int perBlock)
    {
        var options = new TotangoOptions { Accounts = Varieties * perBlock, Attributes = attributes };
        var staff = new Staff(options);
        _perBlock = perBlock;
        _accounts = new AccountBase(options);
        List = new AttributeList(attributes);
        Fields = new AccountFields(options, _accounts, List, new AttributeValues(options, staff), staff);
    }

    public AttributeList List { get; }

    public AccountFields Fields { get; }

    public int PlaceOf(int variety, int place) => _accounts.PlaceOf((variety * _perBlock) + place);

    /// <summary>The rows of one choice of fields.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="blocks">How many blocks there are.</param>
    /// <param name="rowsInLast">How many rows the last one has.</param>
    /// <exception cref="QueryException">There is a field that is not known.</exception>
    public Choice For(JsonElement fields, int blocks, int rowsInLast)
    {
        var parts = new AccountPageParts(this, fields);
        return new Choice(
            [.. Each(variety => PageTemplate.Plain(parts.Of(variety, _perBlock)))],
            [.. Each(variety => Rows(variety))],
            PageTemplate.Plain(parts.Of(Math.Max(0, blocks - 1) % Varieties, rowsInLast)),
            blocks
        );

        PageTemplate[] Rows(int variety) =>
            [.. Enumerable.Range(0, _perBlock).Select(place => PageTemplate.Plain(parts.Row(variety, place)))];
    }

    private static IEnumerable<T> Each<T>(Func<int, T> make) => Enumerable.Range(0, Varieties).Select(make);

    /// <summary>The templates of one choice of fields.</summary>
    internal sealed record Choice(PageTemplate[] Full, PageTemplate[][] Rows, PageTemplate Last, int Blocks)
    {
        public PageTemplate Block(int block) => block == Blocks - 1 ? Last : Full[block % Varieties];

        public PageTemplate Row(int block, int place) => Rows[block % Varieties][place];
    }
}
