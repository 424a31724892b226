namespace Sandbox.Bronto;

/// <summary>The words by which contacts subscribe to SMS; deleted ones come only where they are asked for.</summary>
internal sealed class SmsKeywords(Account account) : ITable
{
    public string Operation => "readSMSKeywords";

    public IEnumerable<Row> All() => Indices().Select(Of);

    public IEnumerable<Row> Read(Call call)
    {
        var filtered = new RowFilter<int>(call)
            .OneOf("id", index => account.KeywordId(index))
            .Texts("name", NameOf)
            .Of(Indices());
        var deleted = call.Request.Flag("includeDeleted");
        return call.Page(filtered.Where(index => deleted || !IsDeleted(index)), account.Options.PageSize).Select(Of);
    }

    private static string NameOf(int index) => $"keyword-{index}";

    private static bool IsDeleted(int index) => index % 4 == 3;

    private IEnumerable<int> Indices() => Enumerable.Range(0, account.Options.SmsKeywords);

    private Row Of(int index)
    {
        var created = account.At(index, account.Options.SmsKeywords, account.Options.Days);
        return new Row
        {
            { "id", account.KeywordId(index) },
            { "name", NameOf(index) },
            { "description", index % 2 == 0 ? "news & offers" : null },
            { "subscriberCount", index * 31L },
            { "frequencyCap", 10 },
            { "dateCreated", created },
            { "scheduledDeleteDate", IsDeleted(index) ? created.AddDays(90) : (DateTimeOffset?)null },
            { "confirmationMessage", "Thanks!" },
            { "messageContent", "Reply STOP to <leave>" },
            { "keywordType", "subscription" },
        };
    }
}
