using System.Globalization;

namespace Acceptance.Records;

/// <summary>
/// Fields that a comparison leaves out: paths such as <c>plan/updated_at</c>, in which <c>*</c> stands for any one name and
/// <c>**</c> for any number of them. Items of an array need no part of their own.
/// </summary>
internal sealed class FieldFilter
{
    private readonly IReadOnlyList<string[]> _paths;

    private FieldFilter(IReadOnlyList<string[]> paths) => _paths = paths;

    /// <summary>Nothing is left out.</summary>
    public static FieldFilter None { get; } = new([]);

    /// <summary>Whether the field that this was narrowed to is left out.</summary>
    public bool LeavesOut => _paths.Any(path => path.Length == 0);

    /// <summary>These fields.</summary>
    public static FieldFilter Of(IEnumerable<string> paths) =>
        new([.. paths.Select(path => path.Split('/', StringSplitOptions.RemoveEmptyEntries))]);

    /// <summary>What is left out of a member.</summary>
    public FieldFilter Below(string name) =>
        _paths.Count == 0 ? this : new FieldFilter([.. _paths.SelectMany(path => Rest(path, name))]);

    /// <summary>What is left out of an array's item.</summary>
    public FieldFilter BelowItem(int index) =>
        _paths.Count == 0
            ? this
            : new FieldFilter([.. _paths, .. Below(index.ToString(CultureInfo.InvariantCulture))._paths]);

    private static IEnumerable<string[]> Rest(string[] path, string name) =>
        path.Length == 0 ? []
        : path[0] == "**" ? [path, .. Rest(path[1..], name)]
        : path[0] == "*" || path[0] == name ? [path[1..]]
        : [];
}
