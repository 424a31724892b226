using System.Xml.Linq;

namespace Sandbox.Bronto;

/// <summary>A filter of conditions on elements, of which all must hold or, where it says OR, one.</summary>
internal sealed class RowFilter<T>
{
    private readonly XElement? _filter;
    private readonly bool _wholeDays;
    private readonly bool _isOr;
    private readonly List<Func<T, bool>> _conditions = [];

    /// <exception cref="BrontoFault">The type is neither AND nor OR.</exception>
    public RowFilter(Call call)
    {
        _filter = call.Request.Filter;
        _wholeDays = call.Account.Is(Oddities.WholeDays);
        _isOr = SoapRequest.TextOf(_filter, "type") switch
        {
            null or "AND" => false,
            "OR" => true,
            _ => throw new BrontoFault(BrontoFault.InvalidFilter),
        };
    }

    /// <summary>The element must be one of those named; none are named where any will do.</summary>
    public RowFilter<T> OneOf(string name, Func<T, string?> text) => AnyOf(name, row => [text(row)]);

    /// <summary>One of the elements must be one of those named.</summary>
    public RowFilter<T> AnyOf(string name, Func<T, IEnumerable<string?>> texts)
    {
        var wanted = SoapRequest.Children(_filter, name).Select(child => child.Value.Trim()).ToHashSet();
        if (wanted.Count > 0)
        {
            _conditions.Add(row => texts(row).Any(text => text is not null && wanted.Contains(text)));
        }

        return this;
    }

    /// <summary>Each stringValue is a condition.</summary>
    public RowFilter<T> Texts(string name, Func<T, string?> text)
    {
        foreach (var condition in SoapRequest.Children(_filter, name).Select(TextFilter.Of))
        {
            _conditions.Add(row => condition(text(row) ?? ""));
        }

        return this;
    }

    /// <summary>Each dateValue is a condition.</summary>
    public RowFilter<T> Dates(string name, Func<T, DateTimeOffset> time)
    {
        _conditions.AddRange(
            DateFilter
                .All(_filter, name, _wholeDays)
                .Select(condition => (Func<T, bool>)(row => condition.Matches(time(row))))
        );
        return this;
    }

    public IEnumerable<T> Of(IEnumerable<T> rows) =>
        _conditions.Count == 0 ? rows
        : _isOr ? rows.Where(row => _conditions.Exists(condition => condition(row)))
        : rows.Where(row => _conditions.TrueForAll(condition => condition(row)));
}
