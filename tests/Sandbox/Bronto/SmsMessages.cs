namespace Sandbox.Bronto;

/// <summary>Texts that are sent by SMS.</summary>
internal sealed class SmsMessages(Account account) : ITable
{
    public string Operation => "readSMSMessages";

    public IEnumerable<Row> All() => Indices().Select(index => Of(index, content: true));

    public IEnumerable<Row> Read(Call call)
    {
        var content = call.Request.Flag("includeContent");
        var filtered = new RowFilter<int>(call).OneOf("id", IdOf).Texts("name", NameOf).Of(Indices());
        return call.Page(filtered, account.Options.PageSize).Select(index => Of(index, content));
    }

    private static string NameOf(int index) => $"sms-{index}";

    private string IdOf(int index) => account.Id("0bd103e9", "sms message", index);

    private IEnumerable<int> Indices() => Enumerable.Range(0, account.Options.SmsMessages);

    private Row Of(int index, bool content) =>
        new()
        {
            { "id", IdOf(index) },
            { "name", NameOf(index) },
            { "status", "active" },
            {
                "messageFolderId",
                account.Options.MessageFolders == 0 ? null : account.FolderId(index % account.Options.MessageFolders)
            },
            { "shortenUrls", index % 2 == 0 },
            { "content", content ? $"Sale & <more> 🚀 {index}" : null },
        };
}
