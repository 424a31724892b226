namespace Sandbox.Bronto;

/// <summary>The segments that contacts belong to, with the rules that say so.</summary>
internal sealed class Segments(Account account) : ITable
{
    public string Operation => "readSegments";

    public IEnumerable<Row> All() => Enumerable.Range(0, account.Options.Segments).Select(Of);

    public IEnumerable<Row> Read(Call call) =>
        call.SizedPage(
                new RowFilter<int>(call)
                    .OneOf("id", index => account.SegmentId(index))
                    .Texts("name", NameOf)
                    .Of(Enumerable.Range(0, account.Options.Segments))
            )
            .Select(Of);

    private static string NameOf(int index) => $"segment-{index}";

    private static Row Rule(int number) =>
        new()
        {
            { "canMatchAny", number % 2 == 0 },
            {
                "criteria",
                Enumerable
                    .Range(0, number + 1)
                    .Select(place => new Row
                    {
                        { "operator", "EqualTo" },
                        { "condition", "city" },
                        { "value", $"<town {place}> & more" },
                    })
            },
        };

    private Row Of(int index) =>
        new()
        {
            { "id", account.SegmentId(index) },
            { "name", NameOf(index) },
            { "matchAnyRule", index % 2 == 0 },
            { "rules", Enumerable.Range(0, index % 3).Select(Rule) },
            { "lastUpdated", account.At(index, account.Options.Segments, account.Options.Days) },
            { "activeCount", index * 17L },
        };
}
