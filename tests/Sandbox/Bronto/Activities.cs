namespace Sandbox.Bronto;

/// <summary>The activities of one direction. A query's rows are kept with its session and read bit by bit.</summary>
internal sealed class Activities : ITable
{
    private static readonly TimeSpan _depth = TimeSpan.FromDays(30);

    /// <summary>A reader that asks for exactly thirty days is a moment late, and has been served for years.</summary>
    private static readonly TimeSpan _grace = TimeSpan.FromMinutes(5);

    private readonly Account _account;
    private readonly IReadOnlyList<Happening> _all;

    public Activities(Account account, string operation, int count, IReadOnlyList<string> types)
    {
        _account = account;
        Operation = operation;
        var rows = new ActivityRows(account, operation, types);
        _all = account.Shuffled(operation, Enumerable.Range(0, count).Select(index => rows.Of(index, count)));
    }

    public string Operation { get; }

    public IEnumerable<Row> All() => _all.Select(activity => activity.Row);

    public IEnumerable<Row> Read(Call call)
    {
        var filter = call.Request.Filter;
        var size = SoapRequest.NumberOf(SoapRequest.TextOf(filter, "size"));
        if (size is not (>= 1 and <= 5_000))
        {
            throw new BrontoFault(BrontoFault.InvalidSize);
        }

        var isFirst = SoapRequest.TextOf(filter, "readDirection") switch
        {
            null or "FIRST" => true,
            "NEXT" => false,
            var other => throw new BrontoFault(BrontoFault.InvalidRequest, $"'{other}' is no direction."),
        };
        lock (call.Session)
        {
            return Next(call, isFirst ? Begin(call) : Continue(call), Math.Min(size.Value, _account.Options.PageSize));
        }
    }

    private ActivityCursor Begin(Call call)
    {
        var start = Window.Of(_account, call.Request.Filter).Start;
        var depth = _account.Is(Oddities.RefuseActivityStart) ? _depth - TimeSpan.FromMinutes(2) : _depth + _grace;
        if (start < _account.Now - depth)
        {
            throw new BrontoFault(BrontoFault.InvalidStartDate);
        }

        var rows = _all.Where(Happening.Matching(call)).Select(activity => activity.Row).ToList();
        call.Session.Cursor = new ActivityCursor(Operation, rows, 0);
        return rows.Count == 0 && _account.Is(Oddities.EmptyFirst116)
            ? throw new BrontoFault(BrontoFault.EndOfResultSet)
            : call.Session.Cursor;
    }

    /// <summary>A session without a query of this kind has come to its end, the vendor says; so rows get lost.</summary>
    private ActivityCursor Continue(Call call) =>
        call.Session.Cursor is { } cursor
        && cursor.Operation == Operation
        && (cursor.At < cursor.Rows.Count || (_account.Is(Oddities.EmptyEndPage) && cursor.At == cursor.Rows.Count))
            ? cursor
            : throw new BrontoFault(BrontoFault.EndOfResultSet);

    private static List<Row> Next(Call call, ActivityCursor cursor, int size)
    {
        var rows = cursor.Rows.Skip(cursor.At).Take(size).ToList();
        // An empty page has been the last one.
        call.Session.Cursor = cursor with
        {
            At = rows.Count == 0 ? int.MaxValue : cursor.At + rows.Count,
        };
        return rows;
    }
}
