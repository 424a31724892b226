using Connectors.Records;

namespace Connectors.Iterable;

/// <summary>Lets a record of overlapping lists through once, by its number.</summary>
/// <param name="member">The member with the number.</param>
internal sealed class SeenIds(string member)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly byte[] _name = System.Text.Encoding.UTF8.GetBytes(member);

    /// <summary>The page without the records that came before. Decided now, since a page may be looked at more than once.</summary>
    public RecordPage New(RecordPage page)
    {
        var here = page.Texts(member).Where(_seen.Add).ToHashSet(StringComparer.Ordinal);
        return page.Select(batch =>
            batch.Where(record => RecordFields.Text(record, _name) is not { Length: > 0 } id || here.Contains(id))
        );
    }
}
