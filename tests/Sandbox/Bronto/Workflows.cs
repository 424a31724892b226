namespace Sandbox.Bronto;

/// <summary>Workflows, some of them never activated.</summary>
internal sealed class Workflows(Account account) : ITable
{
    public string Operation => "readWorkflows";

    public IEnumerable<Row> All() => Indices().Select(Of);

    public IEnumerable<Row> Read(Call call) =>
        call.Page(
                new RowFilter<int>(call)
                    .OneOf("id", index => account.WorkflowId(index))
                    .Texts("name", NameOf)
                    .OneOf("status", StatusOf)
                    .Of(Indices()),
                account.Options.PageSize
            )
            .Select(Of);

    private static string NameOf(int index) => $"Workflow <{index}>";

    private static string StatusOf(int index) => index % 2 == 0 ? "active" : "inactive";

    private IEnumerable<int> Indices() => Enumerable.Range(0, account.Options.Workflows);

    private Row Of(int index)
    {
        var created = account.At(index, account.Options.Workflows, account.Options.Days);
        return new Row
        {
            { "id", account.WorkflowId(index) },
            { "siteId", "4711" },
            { "name", NameOf(index) },
            { "description", index % 3 == 0 ? null : "greets & thanks" },
            { "status", StatusOf(index) },
            { "createdDate", created },
            { "modifiedDate", account.NotAfterLast(created.AddHours(5)) },
            { "activatedDate", index % 2 == 0 ? account.NotAfterLast(created.AddHours(6)) : (DateTimeOffset?)null },
        };
    }
}
