namespace Sandbox.Iterable;

/// <summary>The order that a list is asked for in: the name of a field, ascending unless a minus is before it.</summary>
internal sealed record Sorting<T>(IReadOnlyDictionary<string, Func<T, IComparable?>> Fields)
{
    /// <summary>The records in that order, or <c>null</c> for a field that there is not.</summary>
    public IReadOnlyList<T>? Sort(IEnumerable<T> records, string? sort)
    {
        sort ??= Fields.Keys.First();
        return !Fields.TryGetValue(sort.TrimStart('-', '+'), out var field)
            || sort.TrimStart('-', '+').Length < sort.Length - 1
                ? null
            : sort[0] == '-' ? [.. records.OrderByDescending(field)]
            : [.. records.OrderBy(field)];
    }
}
