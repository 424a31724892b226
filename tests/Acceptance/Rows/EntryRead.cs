using System.Text.Json;
using Acceptance.Records;
using Acceptance.Running;
using Acceptance.Settings;

namespace Acceptance.Rows;

/// <summary>The full refresh with a test's config of the streams that the test is about.</summary>
/// <param name="Subject">The connector.</param>
/// <param name="Entry">The test.</param>
/// <param name="Run">The run, which tests with the same config and catalog share.</param>
/// <param name="Catalog">What was discovered with that config.</param>
/// <param name="Streams">The streams that were asked for.</param>
internal sealed record EntryRead(
    Subject Subject,
    Entry Entry,
    RunResult Run,
    JsonElement Catalog,
    IReadOnlyList<string> Streams
)
{
    /// <summary>Reads, where no other row has.</summary>
    public static async Task<EntryRead> OfAsync(Subject subject, Entry entry) =>
        new(
            subject,
            entry,
            await subject.FullReadAsync(entry),
            await subject.CatalogAsync(entry),
            ConfiguredCatalogs.Names(JsonElement.Parse(await subject.CatalogOfAsync(entry, "full_refresh")))
        );

    /// <summary>The messages about a stream.</summary>
    public Messages About(string stream) => Run.Messages.About(stream);

    /// <summary>The data of a stream's records.</summary>
    public IReadOnlyList<JsonElement> Records(string stream) => Run.Messages.Records(stream);

    /// <summary>The paths of a stream's key.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Key(string stream) => ConfiguredCatalogs.KeyOf(Catalog, stream);

    /// <summary>The fields by which versions of one record differ, where the connector says that it sends such.</summary>
    public IReadOnlyList<string> VersionFields(string stream) => Versions.Of(Subject, stream);

    /// <summary>What a stream's records are told apart by.</summary>
    public RecordIdentity Identity(string stream) => new(Key(stream), IgnoredFields.Of(Subject, Entry, stream));

    /// <summary>A record as a finding names it: by its key where there is one.</summary>
    public string Shown(string stream, JsonElement record) => Identity(stream).Of(record).Cut();

    /// <summary>A stream's schema.</summary>
    public JsonElement Schema(string stream) => Discovered(stream).Member("json_schema") ?? default;

    /// <summary>Whether a stream says that it goes on from a state in a full refresh.</summary>
    public bool IsResumable(string stream) =>
        Discovered(stream).Member("is_resumable")?.ValueKind == JsonValueKind.True;

    private JsonElement Discovered(string stream) =>
        Catalog.Items("streams").FirstOrDefault(each => ConfiguredCatalogs.Name(each) == stream);
}
