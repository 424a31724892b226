namespace Sandbox.Bronto;

/// <summary>Deliveries of SMS.</summary>
internal sealed class SmsDeliveries(Account account) : ITable
{
    public string Operation => "readSMSDeliveries";

    public IEnumerable<Row> All() => Indices().Select(index => Of(index, content: true, recipients: true));

    public IEnumerable<Row> Read(Call call)
    {
        var (content, recipients) = (call.Request.Flag("includeContent"), call.Request.Flag("includeRecipients"));
        var filtered = new RowFilter<int>(call)
            .OneOf("id", IdOf)
            .OneOf("messageId", MessageOf)
            .Dates("start", StartOf)
            .OneOf("status", _ => "sent")
            .Of(Indices());
        return call.Page(filtered, account.Options.PageSize).Select(index => Of(index, content, recipients));
    }

    private string IdOf(int index) => account.Id("0bd203e9", "sms delivery", index);

    private string MessageOf(int index) => account.Id("0bd103e9", "sms message", index / 2);

    private DateTimeOffset StartOf(int index) => account.At(index, account.Options.SmsDeliveries, account.Options.Days);

    private IEnumerable<int> Indices() => Enumerable.Range(0, account.Options.SmsDeliveries);

    private Row Of(int index, bool content, bool recipients) =>
        new()
        {
            { "id", IdOf(index) },
            { "start", StartOf(index) },
            { "messageId", MessageOf(index) },
            { "deliveryType", "normal" },
            { "status", "sent" },
            { "content", content ? $"Sale & <more> {index}" : null },
            { "recipients", recipients ? [Recipient(index)] : [] },
            { "keywords", Enumerable.Range(0, index % 3).Select(place => account.KeywordId(place)) },
            { "numSends", 100L + index },
            { "numDeliveries", 99L + index },
            { "numIncoming", 3L },
            { "numBounces", 1L },
            { "deliveryRate", 0.99m },
        };

    private Row Recipient(int index) =>
        new()
        {
            { "deliveryType", "selected" },
            { "id", account.KeywordId(index) },
            { "type", "keyword" },
        };
}
