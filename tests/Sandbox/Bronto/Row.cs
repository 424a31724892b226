using System.Collections;
using System.Globalization;

namespace Sandbox.Bronto;

/// <summary>An object of the vendor: its elements in the order of the schema, without those that are absent.</summary>
internal sealed class Row : IEnumerable<RowElement>
{
    private readonly List<RowElement> _elements = [];

    public bool IsEmpty => _elements.Count == 0;

    public void Add(string name, string? text) => AddUnlessNull(name, text);

    public void Add(string name, DateTimeOffset? time) => AddUnlessNull(name, time);

    public void Add(string name, long? number) => AddUnlessNull(name, number?.ToString(CultureInfo.InvariantCulture));

    public void Add(string name, decimal? number) =>
        AddUnlessNull(name, number?.ToString(CultureInfo.InvariantCulture));

    public void Add(string name, bool? flag) =>
        AddUnlessNull(
            name,
            flag is null ? null
                : flag.Value ? "true"
                : "false"
        );

    public void Add(string name, Row? row) => AddUnlessNull(name, row);

    public void Add(string name, IEnumerable<string> texts) =>
        _elements.AddRange(texts.Select(text => new RowElement(name, text)));

    public void Add(string name, IEnumerable<Row> rows) =>
        _elements.AddRange(rows.Select(row => new RowElement(name, row)));

    /// <summary>The element is there and says that it has no value.</summary>
    public void AddNil(string name) => _elements.Add(new RowElement(name, null));

    public void AddRange(IEnumerable<RowElement> elements) => _elements.AddRange(elements);

    public IEnumerator<RowElement> GetEnumerator() => _elements.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void AddUnlessNull(string name, object? value)
    {
        if (value is not null)
        {
            _elements.Add(new RowElement(name, value));
        }
    }
}
