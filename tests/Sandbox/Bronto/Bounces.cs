namespace Sandbox.Bronto;

/// <summary>Mails that came back.</summary>
internal sealed class Bounces : ITable
{
    private static readonly IReadOnlyList<string> _types =
    [
        "conn_perm",
        "sub_perm",
        "content_perm",
        "conn_temp",
        "sub_temp",
        "content_temp",
        "other",
    ];

    private readonly Account _account;
    private readonly IReadOnlyList<Happening> _all;

    public Bounces(Account account)
    {
        _account = account;
        _all = account.Shuffled("bounces", Enumerable.Range(0, account.Options.Bounces).Select(Make));
    }

    public string Operation => "readBounces";

    public IEnumerable<Row> All() => _all.Select(bounce => bounce.Row);

    public IEnumerable<Row> Read(Call call) =>
        call.Page(_all.Where(Happening.Matching(call)), _account.Options.PageSize).Select(bounce => bounce.Row);

    private Happening Make(int index)
    {
        var draw = _account.Draw("bounce", index);
        var options = _account.Options;
        var at = _account.At(index, options.Bounces, options.Days);
        var contact = _account.ContactId(options.Contacts == 0 ? index : index * 11 % options.Contacts);
        var delivery = draw.OneIn(5) ? null : Account.One(ref draw, options.Deliveries, _account.DeliveryId);
        var type = draw.Pick(_types);
        var row = new Row
        {
            { "contactId", contact },
            { "deliveryId", delivery },
            { "type", type },
            { "description", draw.OneIn(4) ? null : "550 5.1.1 <nobody@example.test> & unknown" },
            { "created", at },
        };
        return new Happening(at, contact, delivery, type, row);
    }
}
