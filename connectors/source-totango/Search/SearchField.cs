using System.Text.Json.Nodes;
using Connectors.Records;
using Connectors.Schema;

namespace Connectors.Totango.Search;

/// <summary>
/// A field that a search is asked for, and the column that its values become. Values come without names, in the order of the fields,
/// so that both are kept together here.
/// </summary>
/// <param name="column">The column.</param>
/// <param name="json">The field as the query has it.</param>
/// <param name="kind">What its values are.</param>
internal sealed class SearchField(string column, JsonObject json, FieldKind kind)
{
    /// <summary>The column as it is written.</summary>
    public RecordColumn Column { get; } = new(column);

    /// <summary>The field as the query has it.</summary>
    public string Json { get; } = json.ToJsonString();

    /// <summary>Whether its values are dates.</summary>
    public bool IsTime => kind == FieldKind.Date;

    /// <summary>Where the value lies in a whole account; empty where it does not.</summary>
    public IReadOnlyList<string> DocumentPath { get; init; } = [];

    /// <summary>The column in the stream's schema.</summary>
    public SchemaColumn Schema =>
        new(
            column,
            kind switch
            {
                FieldKind.Text => """{"type":["null","string"]}""",
                FieldKind.Number => """{"type":["null","number"]}""",
                FieldKind.Date =>
                    """{"type":["null","string"],"format":"date-time","airbyte_type":"timestamp_with_timezone"}""",
                _ => "{}",
            }
        );

    /// <summary>An attribute of an account.</summary>
    /// <param name="column">The column.</param>
    /// <param name="name">The attribute's API name.</param>
    /// <param name="type">The type by which it is asked for.</param>
    /// <param name="kind">What its values are.</param>
    public static SearchField Attribute(string column, string name, string type, FieldKind kind) =>
        new(
            column,
            new JsonObject
            {
                ["type"] = type,
                ["attribute"] = name,
                ["field_display_name"] = column,
            },
            kind
        )
        {
            DocumentPath = ["attributes", name, "val"],
        };

    /// <summary>Something that Totango itself knows of an account.</summary>
    /// <param name="term">What it is called, in the reply as well.</param>
    /// <param name="documentPath">Where it lies in a whole account.</param>
    public static SearchField Term(string term, params IReadOnlyList<string> documentPath) =>
        new(
            term,
            new JsonObject
            {
                ["type"] = "string",
                ["term"] = term,
                ["field_display_name"] = term,
            },
            FieldKind.Text
        )
        {
            DocumentPath = documentPath,
        };
}

/// <summary>What the values of a field are.</summary>
internal enum FieldKind
{
    Text,
    Number,
    Date,
    Any,
}
