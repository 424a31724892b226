namespace Connectors.Streams;

/// <summary>Where a run begins that has a saved position.</summary>
internal static class LookBack
{
    /// <summary>
    /// The saved position less the look-back, but not before the start that the user wants, unless the saved position itself
    /// lies before it: then the user moved the start, and nothing between the two may be left out.
    /// </summary>
    public static DateTimeOffset From(DateTimeOffset saved, DateTimeOffset start, TimeSpan lookBack)
    {
        var back = saved - DateTimeOffset.MinValue < lookBack ? DateTimeOffset.MinValue : saved - lookBack;
        return back < start && start <= saved ? start : back;
    }
}
