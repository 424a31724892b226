namespace Sandbox.Bronto;

/// <summary>Who has unsubscribed; some without a delivery that made them.</summary>
internal sealed class Unsubscribes : ITable
{
    private static readonly IReadOnlyList<string> _methods =
    [
        "subscriber",
        "admin",
        "bulk",
        "listcleaning",
        "fbl",
        "complaint",
        "account",
        "api",
    ];

    private readonly Account _account;
    private readonly IReadOnlyList<Happening> _all;

    public Unsubscribes(Account account)
    {
        _account = account;
        _all = account.Shuffled("unsubscribes", Enumerable.Range(0, account.Options.Unsubscribes).Select(Make));
    }

    public string Operation => "readUnsubscribes";

    public IEnumerable<Row> All() => _all.Select(unsubscribe => unsubscribe.Row);

    public IEnumerable<Row> Read(Call call) =>
        call.Page(_all.Where(Happening.Matching(call)), _account.Options.PageSize)
            .Select(unsubscribe => unsubscribe.Row);

    private Happening Make(int index)
    {
        var draw = _account.Draw("unsubscribe", index);
        var options = _account.Options;
        var at = _account.At(index, options.Unsubscribes, options.Days);
        // One after the other, so that no two share contact, delivery and second.
        var contact = _account.ContactId(options.Contacts == 0 ? index : index * 7 % options.Contacts);
        var delivery = index % 4 == 3 ? null : Account.One(ref draw, options.Deliveries, _account.DeliveryId);
        var row = new Row { { "contactId", contact } };
        if (delivery is null && index % 8 == 3)
        {
            row.AddNil("deliveryId");
        }
        else
        {
            row.Add("deliveryId", delivery);
        }

        row.Add("method", draw.Pick(_methods));
        row.Add("complaint", draw.OneIn(3) ? People.Wild(ref draw) : null);
        row.Add("created", at);
        return new Happening(at, contact, delivery, "unsubscribe", row);
    }
}
