namespace Sandbox.Bronto;

/// <summary>Purchases that followed a message: a hundred a page, and no filter by time.</summary>
internal sealed class Conversions(Account account) : ITable
{
    public string Operation => "readConversions";

    public IEnumerable<Row> All() => Indices().Select(Of);

    public IEnumerable<Row> Read(Call call) =>
        call.Page(
                new RowFilter<int>(call)
                    .OneOf("contactId", ContactOf)
                    .OneOf("deliveryId", DeliveryOf)
                    .OneOf("id", IdOf)
                    .OneOf("orderId", OrderOf)
                    .Of(Indices()),
                account.Options.ConversionPageSize
            )
            .Select(Of);

    private static string OrderOf(int index) => $"order-{index / 2}";

    private IEnumerable<int> Indices() => Enumerable.Range(0, account.Options.Conversions);

    private string IdOf(int index) => account.Id("0be503e9", "conversion", index);

    private int Buyer(int index) => index * 3 % Math.Max(1, account.Options.Contacts);

    private string ContactOf(int index) => account.ContactId(Buyer(index));

    private string? DeliveryOf(int index) =>
        account.Options.Deliveries == 0 || index % 6 == 0
            ? null
            : account.DeliveryId(index % account.Options.Deliveries);

    private Row Of(int index)
    {
        var draw = account.Draw("conversion row", index);
        return new Row
        {
            { "id", IdOf(index) },
            { "contactId", ContactOf(index) },
            { "email", People.Email(Buyer(index)) },
            { "orderId", OrderOf(index) },
            { "item", People.Wild(ref draw) },
            { "description", draw.OneIn(3) ? null : "a thing <large> & blue" },
            { "quantity", 1 + draw.Below(9) },
            { "amount", draw.Below(10_000) / 100m },
            { "orderTotal", 199.90m },
            { "createdDate", account.At(index, account.Options.Conversions, account.Options.Days) },
            { "deliveryId", DeliveryOf(index) },
            { "messageId", Account.One(ref draw, account.Options.Messages, account.MessageId) },
            { "listId", Account.One(ref draw, account.Options.Lists, account.ListId) },
            { "deliveryType", "bulk" },
            { "tid", draw.OneIn(2) ? $"tid-{index}" : null },
        };
    }
}
