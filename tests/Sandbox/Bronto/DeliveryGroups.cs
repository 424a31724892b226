namespace Sandbox.Bronto;

/// <summary>Deliveries and messages that belong together.</summary>
internal sealed class DeliveryGroups(Account account) : ITable
{
    public string Operation => "readDeliveryGroups";

    public IEnumerable<Row> All() => Indices().Select(index => Of(index, statistics: true));

    public IEnumerable<Row> Read(Call call)
    {
        var statistics = call.Request.Flag("includeStats");
        var filtered = new RowFilter<int>(call).OneOf("deliveryGroupId", IdOf).Texts("name", NameOf).Of(Indices());
        return call.Page(filtered, account.Options.PageSize).Select(index => Of(index, statistics));
    }

    private static string NameOf(int index) => $"group {index} & co";

    private string IdOf(int index) => account.Id("0bdb03e9", "delivery group", index);

    private IEnumerable<int> Indices() => Enumerable.Range(0, account.Options.DeliveryGroups);

    private Row Of(int index, bool statistics)
    {
        var draw = account.Draw("delivery group row", index);
        var row = new Row
        {
            { "id", IdOf(index) },
            { "name", NameOf(index) },
            { "visibility", "VISIBLE" },
            { "deliveryCount", index * 3L },
            { "createdDate", account.At(index, account.Options.DeliveryGroups, account.Options.Days) },
            { "deliveryIds", Account.Some(ref draw, 4, account.Options.Deliveries, account.DeliveryId) },
            { "messageIds", Account.Some(ref draw, 3, account.Options.Messages, account.MessageId) },
        };
        row.AddRange(statistics ? Statistics.Of(account.Draw("group statistics", index)) : []);
        return row;
    }
}
