using Acceptance.Running;

namespace Acceptance.Rows;

/// <summary>
/// Incremental reads of as many streams as it takes to meet a run in its middle, and no more: the streams of least data, those
/// first that can be read incrementally and that save more than one STATE on their way.
/// </summary>
internal static class ModestReads
{
    /// <summary>How much data that takes: a pipe holds little on the way, an engine up to a megabyte.</summary>
    private static int Enough(Subject subject) => (subject.Image is null ? 1 : 4) * 1024 * 1024;

    /// <summary>Beyond this a stream is not worth the time of several reads.</summary>
    private const long TooMuch = 64 * 1024 * 1024;

    /// <summary>The streams, in the order in which a run is best met in its middle.</summary>
    public static Task<IReadOnlyList<string>> ModestStreamsAsync(this Subject subject) =>
        subject.OnceAsync("modest streams", () => FindAsync(subject));

    /// <summary>Their configured catalog.</summary>
    public static async Task<string> ModestCatalogAsync(this Subject subject) =>
        ConfiguredCatalogs.Of(await subject.CatalogAsync(), "incremental", [.. await subject.ModestStreamsAsync()]);

    /// <summary>Their first incremental read, without a state and undisturbed.</summary>
    /// <exception cref="InvalidOperationException">It fails.</exception>
    public static Task<RunResult> ModestReadAsync(this Subject subject) =>
        subject.OnceAsync(
            "modest read",
            async () =>
            {
                var run = await subject.ReadAsync(await subject.ModestCatalogAsync());
                return run.ExitCode == 0
                    ? run
                    : throw new InvalidOperationException($"An incremental read fails: {run.InShort()}");
            }
        );

    private static async Task<IReadOnlyList<string>> FindAsync(Subject subject)
    {
        var catalog = await subject.CatalogAsync();
        var incremental = ConfiguredCatalogs.Incremental(catalog);
        var whole = (await subject.WholeReadAsync()).Messages;
        var states = whole.Of("STATE", "state").CountBy(Messages.StreamOfState).ToDictionary();
        var sizes = whole
            .Of("RECORD", "record")
            .GroupBy(record => record.TextOr("stream", ""), record => (long)record.GetRawText().Length)
            .ToDictionary(records => records.Key, records => records.Sum());
        bool IsSavedOnItsWay(string name) => states.GetValueOrDefault(name) > 1 && sizes[name] < TooMuch;
        List<string> chosen = [];
        var sum = 0L;
        foreach (
            var stream in ConfiguredCatalogs
                .Names(catalog)
                .Where(sizes.ContainsKey)
                .OrderByDescending(incremental.Contains)
                .ThenByDescending(IsSavedOnItsWay)
                .ThenBy(name => sizes[name])
                .TakeWhile(_ => sum < Enough(subject))
        )
        {
            chosen.Add(stream);
            sum += sizes[stream];
        }

        return chosen.Count > 0
            ? [.. chosen.OrderByDescending(IsSavedOnItsWay).ThenByDescending(name => sizes[name])]
            : throw new NotRunException("no stream has records");
    }
}
