using Sandbox.Data;

namespace Sandbox.Bronto;

/// <summary>The deliveries of messages, found by when they start.</summary>
internal sealed class Deliveries : ITable
{
    private static readonly IReadOnlyList<string> _types =
    [
        "normal",
        "test",
        "transactional",
        "split",
        "triggered",
        "automated",
    ];

    private static readonly IReadOnlyList<string> _statuses =
    [
        "sent",
        "sent",
        "sending",
        "unsent",
        "archived",
        "skipped",
    ];

    private readonly Account _account;
    private readonly IReadOnlyList<int> _order;

    public Deliveries(Account account)
    {
        _account = account;
        _order = account.Shuffled("deliveries", Enumerable.Range(0, account.Options.Deliveries));
    }

    public string Operation => "readDeliveries";

    public IEnumerable<Row> All() => _order.Select(index => Of(index, recipients: true, content: true, orderIds: true));

    public IEnumerable<Row> Read(Call call)
    {
        var recipients = call.Request.Flag("includeRecipients");
        var content = call.Request.Flag("includeContent");
        var orderIds = call.Request.Flag("includeOrderIds");
        var filtered = new RowFilter<int>(call)
            .OneOf("id", index => _account.DeliveryId(index))
            .OneOf("messageId", MessageOf)
            .Dates("start", StartOf)
            .OneOf("status", StatusOf)
            .OneOf("deliveryType", TypeOf)
            .Of(_order);
        return call.Page(filtered, _account.Options.PageSize).Select(index => Of(index, recipients, content, orderIds));
    }

    private static string StatusOf(int index) => _statuses[index % _statuses.Count];

    private static string TypeOf(int index) => _types[index % _types.Count];

    private DateTimeOffset StartOf(int index) => _account.At(index, _account.Options.Deliveries, _account.Options.Days);

    private string? MessageOf(int index) =>
        _account.Options.Messages == 0 ? null : _account.MessageId(index % _account.Options.Messages);

    private Row Of(int index, bool recipients, bool content, bool orderIds)
    {
        var draw = _account.Draw("delivery", index);
        var row = new Row
        {
            { "id", _account.DeliveryId(index) },
            { "start", StartOf(index) },
            { "messageId", MessageOf(index) },
            { "status", StatusOf(index) },
            { "type", TypeOf(index) },
            { "fromEmail", "news@example.test" },
            { "fromName", People.Wild(ref draw) },
            { "replyEmail", draw.OneIn(3) ? null : "reply@example.test" },
            { "authentication", draw.OneIn(2) },
            { "replyTracking", draw.OneIn(2) },
            { "optin", false },
            { "throttle", draw.OneIn(3) ? 60L : null },
            { "content", content ? Messages.Content(_account.Draw("delivery content", index)) : [] },
            { "recipients", recipients ? Recipients(index) : [] },
            { "remail", index % 10 == 0 ? Remail() : null },
        };
        row.AddRange(Statistics.Of(_account.Draw("delivery statistics", index)));
        row.Add("cartId", orderIds && index % 7 == 0 ? $"cart-{index}" : null);
        row.Add("orderId", orderIds && index % 4 == 0 ? $"order-{index}" : null);
        row.Add("campaignId", index % 3 == 0 ? 40_001L + (index / 3) : null);
        return row;
    }

    private static Row Remail() =>
        new()
        {
            { "days", 3 },
            { "time", "12:00:00" },
            { "subject", "Again" },
            { "activity", "notOpened" },
        };

    private IEnumerable<Row> Recipients(int index) =>
        Enumerable
            .Range(0, index % 4)
            .Select(place => new Row
            {
                { "deliveryType", "selected" },
                { "id", place % 2 == 0 ? _account.ListId(place) : _account.ContactId(place) },
                { "type", place % 2 == 0 ? "list" : "contact" },
            });
}
