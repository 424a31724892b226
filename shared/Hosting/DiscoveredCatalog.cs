using Connectors.Protocol;
using Connectors.Schema;
using Connectors.Streams;

namespace Connectors.Hosting;

/// <summary>What a source has, as <c>discover</c> shows it (airbyte-protocol 1.9, 4.2).</summary>
internal static class DiscoveredCatalog
{
    /// <summary>Every stream of a source by its name, derived ones included.</summary>
    public static IReadOnlyDictionary<string, StreamSpec> Specs(IEnumerable<SourceStream> streams) =>
        streams
            .SelectMany(stream => stream.Derived.Select(derived => derived.Spec).Prepend(stream.Spec))
            .ToDictionary(spec => spec.Name, StringComparer.Ordinal);

    /// <summary>The catalog; ordered by name, so that it is the same each time.</summary>
    public static async Task<CatalogMessage> OfAsync(
        IEnumerable<SourceStream> streams,
        SchemaStore schemas,
        CancellationToken cancellationToken
    )
    {
        var catalog = new List<AirbyteStream>();
        foreach (var spec in Specs(streams).Values.OrderBy(spec => spec.Name, StringComparer.Ordinal))
        {
            catalog.Add(Stream(spec, await schemas.OfAsync(spec, cancellationToken)));
        }

        return new CatalogMessage(new AirbyteCatalog(catalog));
    }

    private static AirbyteStream Stream(StreamSpec spec, StreamSchema schema) =>
        new()
        {
            Name = spec.Name,
            JsonSchema = schema.Json,
            SupportedSyncModes = spec.Cursor is null
                ? [SyncMode.FullRefresh]
                : [SyncMode.FullRefresh, SyncMode.Incremental],
            SourceDefinedCursor = spec.Cursor is null ? null : true,
            DefaultCursorField = spec.Cursor is { } cursor ? [cursor] : null,
            SourceDefinedPrimaryKey =
                spec.PrimaryKey.Count == 0 ? null : [.. spec.PrimaryKey.Select(field => new[] { field })],
            IsResumable = spec.Cursor is not null,
        };
}
