using System.Globalization;
using Sandbox.Data;

namespace Sandbox.Bronto;

/// <summary>The custom fields of contacts: every type, one after the other.</summary>
internal sealed class Fields(Account account) : ITable
{
    private static readonly IReadOnlyList<string> _types =
    [
        "text",
        "textarea",
        "password",
        "checkbox",
        "radio",
        "select",
        "integer",
        "currency",
        "float",
        "date",
    ];

    private static readonly IReadOnlyList<string> _choices = ["red", "green & blue", "gelb"];

    public string Operation => "readFields";

    /// <summary>What a contact may have in the field.</summary>
    public static string Value(int index, ref Draw draw) =>
        TypeOf(index) switch
        {
            "checkbox" => draw.OneIn(2) ? "true" : "false",
            "radio" or "select" => draw.Pick(_choices),
            "integer" => draw.Below(100_000).ToString(CultureInfo.InvariantCulture),
            "currency" or "float" => $"{draw.Below(1_000)}.{draw.Below(10)}0",
            "date" => $"2026-0{1 + draw.Below(9)}-1{draw.Below(10)}",
            _ => draw.OneIn(6) ? "" : People.Wild(ref draw),
        };

    public IEnumerable<Row> All() => Enumerable.Range(0, account.Options.Fields).Select(Of);

    public IEnumerable<Row> Read(Call call) =>
        call.SizedPage(
                new RowFilter<int>(call)
                    .OneOf("id", index => account.FieldId(index))
                    .Texts("name", NameOf)
                    .Of(Enumerable.Range(0, account.Options.Fields))
            )
            .Select(Of);

    private static string TypeOf(int index) => _types[index % _types.Count];

    /// <summary>One name has a blank and letters beyond ASCII.</summary>
    private static string NameOf(int index) => index == 11 ? "größe & form" : $"{TypeOf(index)}_{index}";

    private Row Of(int index)
    {
        var row = new Row
        {
            { "id", account.FieldId(index) },
            { "name", NameOf(index) },
            { "label", $"Field <{index}>" },
            { "type", TypeOf(index) },
            { "visibility", index % 2 == 0 ? "public" : "private" },
        };
        if (TypeOf(index) is "radio" or "select")
        {
            row.Add(
                "options",
                _choices.Select(
                    (choice, place) =>
                        new Row
                        {
                            { "value", choice },
                            { "label", choice.ToUpperInvariant() },
                            { "isDefault", place == 0 },
                        }
                )
            );
        }

        return row;
    }
}
