namespace Sandbox.Bronto;

/// <summary>The lists that contacts are on.</summary>
internal sealed class MailLists(Account account) : ITable
{
    public string Operation => "readLists";

    public static string NameOf(long index) => $"list-{index}";

    public static string LabelOf(long index) => index % 4 == 1 ? "Œuvre & Été <neu>" : $"List {index}";

    public IEnumerable<Row> All() => Enumerable.Range(0, account.Options.Lists).Select(Of);

    public IEnumerable<Row> Read(Call call) =>
        call.SizedPage(
                new RowFilter<int>(call)
                    .OneOf("id", index => account.ListId(index))
                    .Texts("name", index => NameOf(index))
                    .Of(Enumerable.Range(0, account.Options.Lists))
            )
            .Select(Of);

    private Row Of(int index) =>
        new()
        {
            { "id", account.ListId(index) },
            { "name", NameOf(index) },
            { "label", LabelOf(index) },
            { "activeCount", index % 5 == 4 ? null : index * 1_234L },
            { "status", index % 6 == 5 ? "deleted" : "active" },
            { "visibility", index % 2 == 0 ? "public" : "private" },
        };
}
