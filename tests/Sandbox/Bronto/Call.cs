namespace Sandbox.Bronto;

/// <summary>A call in a valid session.</summary>
internal sealed record Call(Account Account, SoapRequest Request, Session Session)
{
    /// <summary>The page that is asked for; without <paramref name="size"/> of the request's own.</summary>
    /// <exception cref="BrontoFault">There can be no such page.</exception>
    public IEnumerable<T> Page<T>(IEnumerable<T> all, int size)
    {
        var page = Request.Number("pageNumber") is > 0 and var number
            ? number
            : throw new BrontoFault(BrontoFault.InvalidParameter, "pageNumber must be a number from 1 on.");
        return all.Skip((int)Math.Min(int.MaxValue, (page - 1L) * size)).Take(size);
    }

    /// <summary>The page that is asked for, as long as is asked for.</summary>
    /// <exception cref="BrontoFault">There can be no such page.</exception>
    public IEnumerable<T> SizedPage<T>(IEnumerable<T> all)
    {
        var most = Account.Options.PageSize;
        return Request.Number("pageSize") switch
        {
            null => Page(all, most),
            < 10 => throw new BrontoFault(BrontoFault.InvalidPageSize),
            var size => Page(all, Math.Min(most, size.Value)),
        };
    }
}
