using System.Text.Json.Nodes;
using Connectors.Records;
using Connectors.Schema;
using Connectors.Streams;
using Connectors.Totango.Accounts;
using Connectors.Totango.Client;
using Connectors.Totango.Search;
using Connectors.Totango.Users;

namespace Connectors.Totango.Segments;

/// <summary>A segment of the user's own as a stream: its query decides what is in it, and its fields are the columns.</summary>
internal sealed class Segment
{
    private const string Raw = "_raw";

    /// <summary>What of a field may be its name, the best first.</summary>
    private static readonly string[] Names =
    [
        "field_display_name",
        "attribute",
        "metric",
        "account_role",
        "term",
        "type",
    ];

    private static readonly FixedColumn[] Items =
    [
        new FixedColumn(AccountColumns.Id, "account", "name") { IsKey = true },
        new FixedColumn("id", "id") { IsKey = true },
    ];

    private readonly SegmentConfig _config;
    private readonly JsonObject _query;
    private readonly IReadOnlyList<FixedColumn> _columns;
    private readonly List<SearchField> _fields;
    private readonly List<SearchField> _parents;
    private readonly int[]? _places;

    /// <summary>Of a config that was checked.</summary>
    public Segment(SegmentConfig config)
    {
        _config = config;
        _query = config.Parsed!; // checked
        _columns = config.Object switch
        {
            "accounts" => AccountColumns.OfHits,
            "users" => UserColumns.OfHits,
            _ => Items,
        };
        var names = new ColumnNames([.. _columns.Select(column => column.Column.Name), Raw]);
        _fields = [.. Fields("fields", names)];
        _parents = [.. Fields("parent_account_fields", names)];
        _places = _parents.Count == 0 ? null : Places();
    }

    /// <summary>What the stream is to the outside.</summary>
    public StreamSpec Spec =>
        new(_config.Name)
        {
            PrimaryKey = [.. Key],
            Schema = $"segment_{_config.Object}",
            Columns = _ =>
                Task.FromResult<IReadOnlyList<SchemaColumn>>([
                    .. _fields.Concat(_parents).Select(one => one.Schema),
                    .. _places is null ? [] : new[] { new SchemaColumn(Raw, """{"type":["null","object"]}""") },
                ]),
        };

    private IEnumerable<string> Key => _columns.TakeWhile(column => column.IsKey).Select(column => column.Column.Name);

    /// <summary>All that is in it.</summary>
    public IAsyncEnumerable<RecordPage> ReadAsync(SearchReader search, CancellationToken cancellationToken)
    {
        var row = new HitRow(_columns, _fields.Count, _places);
        var form = new ColumnsForm(row, _columns, [.. _fields, .. _parents])
        {
            // It is not known where the values of parent accounts come.
            Raw = _places is null ? null : new RecordColumn(Raw),
        };
        var what = _config.Object switch
        {
            "accounts" => SearchObject.Accounts,
            "users" => SearchObject.Users,
            _ => SearchObject.Collections,
        };
        var query = _query.DeepClone().AsObject();
        query["terms"] ??= new JsonArray();
        var task = new SearchTask(_config.Name, what, new SearchQuery(query), form, [.. Key]);
        return what == SearchObject.Collections
            ? search.ReadAsync(task, cancellationToken)
            : search.SliceAllAsync(task, "", cancellationToken);
    }

    private IEnumerable<SearchField> Fields(string list, ColumnNames names) =>
        (_query[list] as JsonArray ?? []).OfType<JsonObject>().Select(field => Field(field, names));

    private static SearchField Field(JsonObject field, ColumnNames names)
    {
        var name = Names
            .Select(member => (field[member] as JsonValue)?.ToString())
            .FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
        var kind = (field["type"] as JsonValue)?.ToString() switch
        {
            "string" => FieldKind.Text,
            "number_attribute" or "number_metric" => FieldKind.Number,
            "date" or "simple_date" or "simple_date_attribute" => FieldKind.Date,
            _ => FieldKind.Any,
        };
        return new SearchField(names.Of(name ?? "field"), field.DeepClone().AsObject(), kind);
    }

    /// <summary>Where each value belongs if those of parent accounts come among the others: a field's index says its place.</summary>
    private int[] Places()
    {
        var places = new int?[_fields.Count + _parents.Count];
        var left = new Queue<int>();
        for (var i = 0; i < _parents.Count; i++)
        {
            var index = (_query["parent_account_fields"]![i]!["index"] as JsonValue)?.TryGetValue(out int at) is true
                ? at
                : -1; // it has been gone through
            if (index >= 0 && index < places.Length && places[index] is null)
            {
                places[index] = _fields.Count + i;
            }
            else
            {
                left.Enqueue(_fields.Count + i);
            }
        }

        var own = new Queue<int>(Enumerable.Range(0, _fields.Count).Concat(left));
        return [.. places.Select(place => place ?? own.Dequeue())];
    }
}
