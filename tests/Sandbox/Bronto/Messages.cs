using Sandbox.Data;

namespace Sandbox.Bronto;

/// <summary>The messages, with content and statistics where they are asked for.</summary>
internal sealed class Messages(Account account) : ITable
{
    public string Operation => "readMessages";

    /// <summary>What a mail says, as HTML and as text.</summary>
    public static IEnumerable<Row> Content(Draw draw)
    {
        foreach (var type in new[] { "html", "text" })
        {
            yield return new Row
            {
                { "type", type },
                { "subject", People.Wild(ref draw) },
                { "content", type == "html" ? "<p>Hello &amp; welcome, %%firstname%%</p>" : "Hello & welcome" },
            };
        }
    }

    public IEnumerable<Row> All() => Indices().Select(index => Of(index, content: true, statistics: true));

    public IEnumerable<Row> Read(Call call)
    {
        var (content, statistics) = (call.Request.Flag("includeContent"), call.Request.Flag("includeStats"));
        var filtered = new RowFilter<int>(call)
            .OneOf("id", index => account.MessageId(index))
            .Texts("name", NameOf)
            .OneOf("status", StatusOf)
            .OneOf("messageFolderId", FolderOf)
            .Of(Indices());
        return call.Page(filtered, account.Options.PageSize).Select(index => Of(index, content, statistics));
    }

    private static string NameOf(int index) => $"News {index} & more";

    private static string StatusOf(int index) => index % 9 == 8 ? "delete" : "active";

    private IEnumerable<int> Indices() => Enumerable.Range(0, account.Options.Messages);

    private string? FolderOf(int index) =>
        account.Options.MessageFolders == 0 || index % 5 == 0
            ? null
            : account.FolderId(index % account.Options.MessageFolders);

    private Row Of(int index, bool content, bool statistics)
    {
        var row = new Row
        {
            { "id", account.MessageId(index) },
            { "name", NameOf(index) },
            { "status", StatusOf(index) },
            { "messageFolderId", FolderOf(index) },
            { "content", content ? Content(account.Draw("message content", index)) : [] },
        };
        row.AddRange(statistics ? Statistics.Of(account.Draw("message statistics", index)) : []);
        row.Add("campaignId", index % 3 == 0 ? 40_001L + (index / 3) : null);
        return row;
    }
}
