namespace Sandbox.Selligent;

/// <summary>A row of a list, as far as it may change while the list is read.</summary>
/// <param name="Index">Its number among those of its kind, which all else follows from.</param>
/// <param name="Id">Its <c>asset_id</c>.</param>
/// <param name="Modified">When it was modified last.</param>
/// <param name="Version">How often it was modified.</param>
internal sealed record Asset(long Index, long Id, DateTimeOffset Modified, int Version)
{
    /// <summary>The same after a change.</summary>
    public Asset ModifiedAt(DateTimeOffset time) => this with { Modified = time, Version = Version + 1 };
}
