namespace Sandbox.Bronto;

/// <summary>The folders of messages, one within the other.</summary>
internal sealed class MessageFolders(Account account) : ITable
{
    public string Operation => "readMessageFolders";

    public IEnumerable<Row> All() => Indices().Select(Of);

    public IEnumerable<Row> Read(Call call) =>
        call.Page(
                new RowFilter<int>(call)
                    .OneOf("id", index => account.FolderId(index))
                    .Texts("name", NameOf)
                    .OneOf("parentId", ParentOf)
                    .Of(Indices()),
                account.Options.PageSize
            )
            .Select(Of);

    private static string NameOf(int index) => $"folder-{index}";

    private IEnumerable<int> Indices() => Enumerable.Range(0, account.Options.MessageFolders);

    private string? ParentOf(int index) => index == 0 ? null : account.FolderId((index - 1) / 2);

    private Row Of(int index) =>
        new()
        {
            { "id", account.FolderId(index) },
            { "name", NameOf(index) },
            { "parentId", ParentOf(index) },
        };
}
