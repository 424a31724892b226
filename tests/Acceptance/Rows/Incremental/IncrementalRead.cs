using System.Text.Json;
using Acceptance.Records;
using Acceptance.Running;
using Acceptance.Settings;

namespace Acceptance.Rows.Incremental;

/// <summary>The streams of a test that can be read incrementally, and how they are read.</summary>
/// <param name="Subject">The connector.</param>
/// <param name="Entry">The test.</param>
/// <param name="Catalog">What was discovered with its config.</param>
/// <param name="Streams">The streams.</param>
internal sealed record IncrementalRead(Subject Subject, Entry Entry, JsonElement Catalog, IReadOnlyList<string> Streams)
{
    /// <summary>What a test is about.</summary>
    /// <exception cref="NotRunException">None of its streams can be read incrementally.</exception>
    public static async Task<IncrementalRead> OfAsync(Subject subject, Entry entry)
    {
        var catalog = await subject.CatalogAsync(entry);
        var asked = ConfiguredCatalogs.Names(JsonElement.Parse(await subject.CatalogOfAsync(entry, "incremental")));
        var streams = asked.Intersect(ConfiguredCatalogs.Incremental(catalog)).ToList();
        return streams.Count > 0
            ? new IncrementalRead(subject, entry, catalog, streams)
            : throw new NotRunException("no stream can be read incrementally");
    }

    /// <summary>The read from no state, which the rows share.</summary>
    public Task<RunResult> FirstAsync() =>
        Subject.OnceAsync($"incremental {Entry.ConfigPath} {Entry.ConfiguredCatalogPath}", () => ReadAsync(Streams));

    /// <summary>The read from the last STATEs of the first, which the rows share.</summary>
    public Task<RunResult> SecondAsync() =>
        Subject.OnceAsync(
            $"incremental again {Entry.ConfigPath} {Entry.ConfiguredCatalogPath}",
            async () => await ReadAsync(Streams, (await FirstAsync()).Messages.StateFile())
        );

    /// <summary>Reads some of the streams.</summary>
    public Task<RunResult> ReadAsync(IReadOnlyList<string> streams, string? state = null) =>
        Subject.ReadAsync(ConfiguredCatalogs.Of(Catalog, "incremental", streams), state, Entry);

    /// <summary>What a stream's records are told apart by.</summary>
    public RecordIdentity Identity(string stream) =>
        new(ConfiguredCatalogs.KeyOf(Catalog, stream), IgnoredFields.Of(Subject, Entry, stream));

    /// <summary>A stream's field that its state moves along, where it names one.</summary>
    public string? Cursor(string stream) =>
        Catalog
            .Items("streams")
            .Where(each => ConfiguredCatalogs.Name(each) == stream)
            .SelectMany(each => each.Texts("default_cursor_field"))
            .LastOrDefault();
}
