using Acceptance.Running;

namespace Acceptance.Rows;

/// <summary>Runs that are to be met in the middle: whoever stops reading holds the connector up, and no time is guessed.</summary>
internal static class MiddleOfRead
{
    /// <summary>What was read to see the first record, what a pipe takes, and what a connector may hold back.</summary>
    private const int Least = 3 * 64 * 1024;

    /// <summary>The configured catalog of all streams.</summary>
    /// <exception cref="NotRunException">There is too little to read.</exception>
    public static async Task<string> CatalogAsync(Subject subject)
    {
        var length = (await subject.WholeReadAsync()).Output.Length;
        return length > Least
            ? ConfiguredCatalogs.Of(await subject.CatalogAsync(), "full_refresh")
            : throw new NotRunException($"a read of {length} bytes is over before it can be met in its middle");
    }
}
