namespace Sandbox.Totango;

/// <summary>The rows that a search gives, and how many there are.</summary>
internal sealed record SearchPage(IReadOnlyList<int> Rows, int Total)
{
    /// <summary>
    /// Looks for rows. Those behind the wall are counted and not given, for it keeps a client from reading on and not from
    /// knowing.
    /// </summary>
    /// <param name="query">Which part of the rows is asked for.</param>
    /// <param name="terms">What holds for each of them.</param>
    /// <param name="places">How many places there are, in the order of the list.</param>
    /// <param name="isThere">Whether there is a row at a place.</param>
    /// <param name="wall">The first row that is not given, or <c>null</c>.</param>
    public static SearchPage Of(
        SearchQuery query,
        IReadOnlyList<Term> terms,
        int places,
        Predicate<int> isThere,
        int? wall
    )
    {
        var rows = new List<int>();
        var total = 0;
        var last = Math.Min(query.Offset + (long)query.Count, wall ?? long.MaxValue);
        var few = terms.FirstOrDefault(term => term.Rows is not null)?.Rows?.Order().ToArray();
        var candidates = few?.Length ?? places;
        for (var n = 0; n < candidates; n++)
        {
            var at = query.Descending ? candidates - 1 - n : n;
            var place = few is null ? at : few[at];
            if (!Holds(terms, place) || !isThere(place))
            {
                continue;
            }

            if (total >= query.Offset && total < last)
            {
                rows.Add(place);
            }

            total++;
        }

        return new SearchPage(rows, total);
    }

    private static bool Holds(IReadOnlyList<Term> terms, int place)
    {
        for (var n = 0; n < terms.Count; n++)
        {
            if (!terms[n].Holds(place))
            {
                return false;
            }
        }

        return true;
    }
}
