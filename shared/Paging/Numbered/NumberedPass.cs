using Connectors.Records;

namespace Connectors.Paging;

/// <summary>What one reading of a numbered list shows of its pages.</summary>
internal sealed class NumberedPass
{
    private readonly List<(long Count, string Last)> _pages = [];
    private readonly HashSet<(string First, string Last)> _ends = [];
    private int _stale;

    /// <summary>Whether a record came twice, as one does that moves to the end meanwhile.</summary>
    public bool HasDoubles { get; private set; }

    /// <summary>Whether the vendor gave a page that it had given before, instead of the one that was asked for.</summary>
    public bool IsTurnedBack { get; private set; }

    /// <summary>Whether the vendor did not know the page that was asked for.</summary>
    public bool IsEndUnknown { get; set; }

    /// <summary>Whether the list ended otherwise than with an empty page.</summary>
    public bool IsEndDoubtful => IsTurnedBack || IsEndUnknown;

    /// <summary>Whether another page may follow the last one.</summary>
    public bool GoesOn { get; private set; }

    /// <summary>How many records the first page had.</summary>
    public long FirstCount => _pages.Count == 0 ? 0 : _pages[0].Count;

    /// <summary>The first record's key.</summary>
    public string First { get; private set; } = "";

    /// <summary>How many pages there were.</summary>
    public int Pages => _pages.Count;

    /// <summary>Whether all pages but the last have as many records, so that a record's place in the list is known.</summary>
    public bool IsRegular => _pages.SkipLast(1).All(page => page.Count == FirstCount);

    /// <summary>The last records of all pages but the last one, each with its place in the list, counted from 1.</summary>
    public IEnumerable<(int Place, string Key)> Borders =>
        _pages.SkipLast(1).Select((page, index) => ((int)((index + 1) * page.Count), page.Last));

    /// <summary>Whether the last page was full, and nothing tells that the vendor would have given another one.</summary>
    /// <param name="limit">How many records a page was asked to have.</param>
    public bool IsCutShort(int limit) =>
        Pages == 1 ? FirstCount >= limit : IsEndUnknown && Pages > 1 && _pages[^1].Count >= FirstCount;

    /// <summary>Takes note of a page.</summary>
    /// <param name="count">How many records the vendor gave.</param>
    /// <param name="seen">Which of them came before in this pass, and how it begins and ends.</param>
    public void Turn(long count, SeenPage seen)
    {
        // A vendor may give the same records ever again, each time in another order: most pages bring something.
        _stale += count > 0 && !seen.IsNew.Contains(true) ? 1 : 0;
        IsTurnedBack = count > 0 && (!_ends.Add((seen.First, seen.Last)) || 2 * _stale > Pages + 1);
        GoesOn = count > 0 && !IsTurnedBack;
        if (GoesOn)
        {
            HasDoubles |= seen.IsNew.Contains(false);
            First = _pages.Count == 0 ? seen.First : First;
            _pages.Add((count, seen.Last));
        }
    }

    /// <summary>Whether another reading showed pages of the same lengths and ends.</summary>
    public bool IsLike(NumberedPass? other) => other is not null && _pages.SequenceEqual(other._pages);
}
