namespace Sandbox.Totango;

/// <summary>One condition of a search, understood.</summary>
/// <param name="Holds">Whether it holds for the row at a place.</param>
/// <param name="Rows">The only places that it can hold for, where they are few and known; else <c>null</c>.</param>
internal sealed record Term(Predicate<int> Holds, IReadOnlySet<int>? Rows = null)
{
    /// <summary>Exactly these rows.</summary>
    public static Term Of(IReadOnlySet<int> rows) => new(rows.Contains, rows);

    /// <summary>At least one of these.</summary>
    public static Term Any(IReadOnlyList<Term> terms) =>
        terms.All(term => term.Rows is not null)
            ? Of(terms.SelectMany(term => term.Rows ?? new HashSet<int>()).ToHashSet())
            : new Term(row => terms.Any(term => term.Holds(row)));
}
