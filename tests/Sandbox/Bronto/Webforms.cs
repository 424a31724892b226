namespace Sandbox.Bronto;

/// <summary>The forms by which contacts subscribe.</summary>
internal sealed class Webforms(Account account) : ITable
{
    public string Operation => "readWebforms";

    public IEnumerable<Row> All() => Indices().Select(Of);

    public IEnumerable<Row> Read(Call call) =>
        call.Page(
                new RowFilter<int>(call)
                    .OneOf("id", index => account.WebformId(index))
                    .Texts("name", NameOf)
                    .OneOf("webformType", TypeOf)
                    .Of(Indices()),
                account.Options.PageSize
            )
            .Select(Of);

    private static string NameOf(int index) => $"form-{index}";

    private static string TypeOf(int index) => index % 2 == 0 ? "signup" : "preferences";

    private IEnumerable<int> Indices() => Enumerable.Range(0, account.Options.Webforms);

    private Row Of(int index) =>
        new()
        {
            { "id", account.WebformId(index) },
            { "name", NameOf(index) },
            { "type", TypeOf(index) },
            { "isDefault", index == 0 },
            { "modified", account.At(index, account.Options.Webforms, account.Options.Days) },
        };
}
