using System.Globalization;

namespace BrokenConnector.Shop;

/// <summary>
/// What is in the shop, as its server sends it: the same each time, with all that a connector may damage on its way (digits,
/// zeros at the end, letters of other alphabets, escapes, nulls).
/// </summary>
internal static class ShopData
{
    private const int PageSize = 40;
    private const int VisitsADay = 32;
    private static readonly DateOnly FirstDay = new(2024, 1, 1);
    private static readonly DateOnly LastDay = DateOnly.FromDateTime(ShopClock.Today.UtcDateTime);
    private static readonly string[] Names = ["Käsekuchen", "Σφουγγάρι", "抹茶", "Bread \\\"42\\\"", "🍰 to go"];

    /// <summary>The shop itself; the number of its visitors is another one at each look.</summary>
    public static string Shop() =>
        Text(
            $$"""{"id":"shop-1","name":"Sample Shop","opened_on":"2019-05-01","visitors_now":{{Random.Shared.Next(1_000_000)}}}"""
        );

    /// <summary>One page of all products, or of those that are in stock.</summary>
    public static string Products(string? cursor, string? minimumStock)
    {
        var minimum = minimumStock is null ? 0 : int.Parse(minimumStock, CultureInfo.InvariantCulture);
        return Page([.. Enumerable.Range(1, 100).Where(n => Stock(n) >= minimum).Select(Product)], cursor);
    }

    /// <summary>One page of the orders since a time, oldest first.</summary>
    public static string Orders(string since, string currency, string? cursor)
    {
        var from = DateTime.Parse(since, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
        return Page(
            [
                .. Enumerable
                    .Range(0, 110)
                    .Select(n => (Number: n, At: FirstDay.AddDays(n).ToDateTime(new TimeOnly(8, n % 60, 30))))
                    .Where(order => order.At >= from)
                    .Select(order => Order(order.Number, order.At, currency)),
            ],
            cursor
        );
    }

    /// <summary>The visits of some days.</summary>
    public static string Visits(string first, string last)
    {
        var from = Math.Max(FirstDay.DayNumber, Day(first).DayNumber);
        var until = Math.Min(LastDay.DayNumber, Day(last).DayNumber);
        var days = Enumerable.Range(from, Math.Max(0, until + 1 - from)).Select(DateOnly.FromDayNumber);
        return Page(
            [.. days.SelectMany(day => Enumerable.Range(0, VisitsADay).Select(n => Visit(day, n)))],
            cursor: null,
            int.MaxValue
        );
    }

    private static string Page(IReadOnlyList<string> records, string? cursor, int size = PageSize)
    {
        var from = cursor is null ? 0 : int.Parse(cursor, CultureInfo.InvariantCulture);
        var items = string.Join(',', records.Skip(from).Take(size));
        return from < records.Count - size
            ? Text($$"""{"items":[{{items}}],"cursor":"{{from + size}}","has_more":true}""")
            : $$"""{"items":[{{items}}],"has_more":false}""";
    }

    private static int Stock(int n) => n * 7 % 12;

    private static string Product(int n) =>
        Text(
            $$$"""
            {"id":"product-{{{n:000}}}","name":"{{{Names[n % Names.Length]}}} {{{n}}}","price":{{{n}}}.10,
            "serial":1234567890123456789012345{{{n:00000}}},"stock":{{{Stock(n)}}},"is_sold":{{{(
                n % 3 == 0 ? "true" : "false"
            )}}},
            "created_at":"2023-{{{1 + (n % 12):00}}}-15T10:{{{n % 60:00}}}:00.123456Z","note":{{{(
                n % 4 == 0 ? "null" : "\"s\\u00fc\\u00df\""
            )}}},
            "tags":["süß","n{{{n % 5}}}"],"size":{"width":{{{n}}}.50,"depth":2.0E-3},
            "variants":[{"id":"{{{n}}}-a","color":"grün"},{"id":"{{{n}}}-b","color":"blau"}]}
            """
        );

    private static string Order(int n, DateTime at, string currency) =>
        Text(
            $$"""
            {"id":{{900_000 + n}},"updated_at":"{{at:yyyy-MM-dd'T'HH:mm:ss}}+00:00","paid_on":{{(
                n % 5 == 0 ? "null" : $"\"{at:yyyy-MM-dd}\""
            )}},
            "customer":"Zoë №{{n % 17}}","total":{{n}}.90,"currency":"{{currency}}"}
            """
        );

    private static string Visit(DateOnly day, int n) =>
        Text(
            $$"""
            {"id":"{{day:yyyyMMdd}}-{{n:000}}","day":"{{day:yyyy-MM-dd}}","began_at":"{{day:yyyy-MM-dd}}T{{n % 24:00}}:{{n
                % 60:00}}:07Z",
            "page":"/products/product-{{1 + (n % 100):000}}?from=newsletter&of={{day:yyyy-MM-dd}}",
            "referrer":{{(n % 6 == 0 ? "null" : $"\"https://search.example.com/?q={n}+cakes+near+me\"")}},
            "seconds":{{n * 13 % 600}},"score":{{n % 7}}.250,"visitor":{{day.DayNumber}}00000000000000000000{{n:0000}}}
            """
        );

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
