using System.Globalization;
using Sandbox.Data;
using Sandbox.Faults;

namespace Sandbox.Iterable;

/// <summary>Tables of keys and values; names of tables may be written in any case, keys may not.</summary>
internal sealed class Metadata(Account account)
{
    private const int PerPage = 5;

    private static readonly string[] _names = ["prices", "Shops & more"];

    public IReadOnlyList<string> Tables { get; } =
    [
        .. Enumerable
            .Range(0, account.Options.MetadataTables)
            .Select(index => index < _names.Length ? _names[index] : $"table-{index}"),
    ];

    /// <summary>The keys of each table that have a value.</summary>
    public IReadOnlyList<string> Keys => [.. Listed.SkipLast(account.Options.GoneMetadataKeys)];

    private IReadOnlyList<string> Listed =>
        [.. Enumerable.Range(0, account.Options.MetadataKeys).Select(index => KeyOf(index))];

    /// <summary>A client that does not escape what it puts into a path does not get far.</summary>
    private static string KeyOf(int index) =>
        index switch
        {
            1 => "sku1",
            2 => "a/b",
            3 => "50% + 1?",
            4 => "größe#4",
            _ => $"SKU{index}",
        };

    public Reply ListTables(Rendering rendering) =>
        rendering.Json(
            new Members { { "results", rendering.Records(Tables.Select(table => new Members { { "name", table } })) } }
        );

    public Reply ListKeys(Rendering rendering, string table)
    {
        if (Find(table) is not { } name)
        {
            return Errors.NotFound("Table");
        }

        var marker = rendering.Request.Query("nextMarker");
        if ((marker is null ? 0 : PositionCursor.Read(marker)) is not { } position)
        {
            return Errors.BadParams("nextMarker is not valid");
        }

        var length = rendering.IsFault(ContentFaults.EmptyPage) ? 0 : PerPage;
        var page = Enumerable.Range((int)position, Math.Max(0, Math.Min(length, Listed.Count - (int)position)));
        return rendering.Json(
            new Members
            {
                { "results", rendering.Records(page.Select(index => Write(name, index))) },
                { "nextMarker", MarkerBehind((int)position, rendering) },
            }
        );
    }

    public Reply Value(Rendering rendering, string table, string key)
    {
        var index = Keys.ToList().IndexOf(key);
        if (Find(table) is not { } name || index < 0)
        {
            return Errors.NotFound("Key");
        }

        var draw = account.Draw(name, index);
        var record = Write(name, index);
        var price = draw.Below(100).ToString(CultureInfo.InvariantCulture);
        record.Add("value", new Raw($$$"""{"price":{{{price}}}.50,"tags":["a",null],"nested":{"b":[1,"1"]}}"""));
        return rendering.Json(OddRecords.Of(record, rendering, place: 0));
    }

    private string? MarkerBehind(int position, Rendering rendering)
    {
        var next =
            rendering.IsFault(ContentFaults.RepeatedCursor) || rendering.IsFault(ContentFaults.EmptyPage)
                ? position
                : position + PerPage;
        return next < Listed.Count && !rendering.IsFault(ContentFaults.NullCursor)
            ? PositionCursor.Write(At(next), next)
            : null;
    }

    private string? Find(string table) =>
        Tables.FirstOrDefault(name => name.Equals(table, StringComparison.OrdinalIgnoreCase));

    private DateTimeOffset At(int index) => account.At(index, account.Options.MetadataKeys);

    private Members Write(string table, int index) =>
        new()
        {
            { "table", table },
            { "key", KeyOf(index) },
            { "size", 64 + index },
            { "lastModified", At(index).ToUnixTimeMilliseconds() },
        };
}
