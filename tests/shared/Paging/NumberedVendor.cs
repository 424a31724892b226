using System.Globalization;
using System.Net;
using System.Text.Json;
using Connectors.Errors;
using Connectors.Http;
using Connectors.Paging;
using Connectors.Records;
using Connectors.Tests.Http;
using Connectors.Tests.Records;

namespace Connectors.Tests.Paging;

/// <summary>A vendor of one list, with the manners that a test gives it; it remembers what was asked for.</summary>
internal sealed class NumberedVendor(params IEnumerable<string> records)
{
    private readonly List<string> _asked = [];

    /// <summary>A vendor of the records 1 to <paramref name="count"/>.</summary>
    public NumberedVendor(int count)
        : this(Enumerable.Range(1, count).Select(Record)) { }

    /// <summary>The list, oldest change first.</summary>
    public List<string> List { get; } = [.. records];

    /// <summary>How many records a page has at most.</summary>
    public int Cap { get; init; } = int.MaxValue;

    /// <summary>Whether a page's place is counted by the cap, and not by what was asked for.</summary>
    public bool CountsByCap { get; init; }

    /// <summary>What is asked for above it is refused with 400.</summary>
    public int MostLimit { get; init; } = int.MaxValue;

    /// <summary>A page has so many records whatever is asked for; 0 for a vendor that listens.</summary>
    public int FixedSize { get; init; }

    public bool IgnoresPage { get; init; }

    public bool IgnoresSort { get; init; }

    /// <summary>From which number on pages are answered with 404; none unless told.</summary>
    public int UnknownFrom { get; init; } = int.MaxValue;

    /// <summary>Which page is given for a number beyond the last.</summary>
    public Func<int, int> Beyond { get; init; } = page => page;

    /// <summary>Happens to the list before a request is answered; told how many requests there were.</summary>
    public Action<List<string>, int> Meanwhile { get; init; } = (_, _) => { };

    /// <summary>The pages themselves, for a vendor that follows no rule.</summary>
    public Func<NumberedPlace, IEnumerable<string>>? Answer { get; init; }

    /// <summary>The requests, as page/limit, with - before one from the end.</summary>
    public IReadOnlyList<string> Asked => _asked;

    public LogLines Log { get; } = new();

    public static string Record(int id) => string.Create(CultureInfo.InvariantCulture, $"{{\"id\":{id}}}");

    /// <summary>Reads the list as a client does; gives the ids of the records in their order.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync(int limit = 2)
    {
        var ids = new List<string>();
        await foreach (var page in PagesAsync(limit))
        {
            ids.AddRange(page.Records().Select(IdOf));
            page.Dispose();
        }

        return ids;
    }

    /// <summary>Begins one reading.</summary>
    public IAsyncEnumerable<RecordPage> PagesAsync(int limit) =>
        new NumberedList("things", "id", limit, FetchAsync, Log).PagesAsync(default);

    /// <summary>Reads a list that cannot be read.</summary>
    public async Task<ConnectorException> FailureAsync(int limit = 2)
    {
        try
        {
            await ReadAsync(limit);
        }
        catch (ConnectorException e)
        {
            return e;
        }

        throw new AssertionException("The reading should have failed.");
    }

    private async Task<RecordPage> FetchAsync(NumberedPlace place, CancellationToken cancellationToken)
    {
        _asked.Add($"{(place.IsDescending ? "-" : "")}{place.Page}/{place.Limit}");
        await Task.Yield();
        if (place.Limit > MostLimit)
        {
            throw new VendorException(FailureType.SystemError, "Too many.", HttpStatusCode.BadRequest);
        }

        if (place.Limit > 1 && place.Page >= UnknownFrom)
        {
            throw new VendorException(FailureType.ConfigError, "No such page.", HttpStatusCode.NotFound);
        }

        Meanwhile(List, _asked.Count);
        return Pages.Read($"[{string.Join(',', Answer?.Invoke(place) ?? Page(place))}]", PageShape.Array);
    }

    private IEnumerable<string> Page(NumberedPlace place)
    {
        var size = FixedSize > 0 ? FixedSize : Math.Min(place.Limit, Cap);
        var step = CountsByCap || FixedSize > 0 ? size : place.Limit;
        var list = place.IsDescending && !IgnoresSort ? Enumerable.Reverse(List) : List;
        var last = (List.Count + step - 1) / step;
        var number =
            IgnoresPage ? 1
            : place.Page > last ? Beyond(place.Page)
            : place.Page;
        return list.Skip((number - 1) * step).Take(size);
    }

    private static string IdOf(string record) =>
        JsonElement.Parse(record) is var json && json.TryGetProperty("id", out var id) ? id.ToString() : record;
}
