using System.Text.Json;
using Connectors.Errors;
using Connectors.Protocol;
using Connectors.Schema;
using Connectors.State;
using Connectors.Streams;
using Microsoft.Extensions.Logging;

namespace Connectors.Hosting.Reading;

/// <summary>Matches the configured catalog with what the source has (airbyte-protocol 3.2, 3.5).</summary>
/// <param name="schemas">The connector's schemas.</param>
/// <param name="replacementFor">What to tell of a stream that the source does not have, or null.</param>
/// <param name="logger">The log.</param>
internal sealed class Selection(SchemaStore schemas, Func<string, string?> replacementFor, ILogger logger)
{
    private readonly Dictionary<string, Selected> _selected = new(StringComparer.Ordinal);

    /// <summary>The selected streams that cannot be read at all, and why.</summary>
    public List<(StreamDescriptor Stream, Exception Cause)> Refused { get; } = [];

    /// <summary>Streams to read, by name, in the order of the catalog.</summary>
    public IReadOnlyDictionary<string, Selected> Selected => _selected;

    /// <summary>Takes over the catalog.</summary>
    /// <param name="catalog">What the user selected.</param>
    /// <param name="specs">What the source has.</param>
    /// <param name="states">What earlier runs saved.</param>
    /// <param name="resumesFullRefresh">
    /// Whether a state given for a full refresh means that an attempt of the same job was interrupted. Only the platform
    /// deletes it between two jobs; elsewhere honouring it would make a full refresh read next to nothing.
    /// </param>
    /// <param name="cancellationToken">Ends what is asked of the vendor for it.</param>
    public async Task TakeAsync(
        ConfiguredCatalog catalog,
        IReadOnlyDictionary<string, StreamSpec> specs,
        StreamStates states,
        bool resumesFullRefresh,
        CancellationToken cancellationToken
    )
    {
        foreach (var configured in catalog.Streams ?? [])
        {
            var descriptor = configured.Stream.Descriptor;
            if (!specs.TryGetValue(descriptor.Name, out var spec))
            {
                Refused.Add((descriptor, Unknown(descriptor.Name)));
            }
            else if (configured.Mode is not { } mode)
            {
                Refused.Add((descriptor, UnknownMode(descriptor.Name, configured.SyncMode)));
            }
            else if (WrongCursor(configured, spec) is { } wrong)
            {
                Refused.Add((descriptor, wrong));
            }
            else if (_selected.ContainsKey(descriptor.Name))
            {
                logger.SelectedTwice(descriptor.Name);
            }
            else
            {
                var isIncremental = mode == SyncMode.Incremental && spec.Cursor is not null;
                var state = spec.Cursor is null ? null : states.Find(descriptor.Name, descriptor.Namespace);
                if (state is not null && !isIncremental && !resumesFullRefresh)
                {
                    logger.StateIgnored(descriptor.Name);
                    state = null;
                }

                try
                {
                    var schema = await schemas.OfAsync(spec, cancellationToken);
                    _selected.Add(descriptor.Name, new Selected(descriptor, spec, schema, state, isIncremental));
                }
                catch (Exception e) when (e is not OutputFailedException && !cancellationToken.IsCancellationRequested)
                {
                    Refused.Add((descriptor, e));
                }
            }
        }
    }

    /// <summary>Refuses those of the streams of one read whose saved position cannot be read: the others go on without them.</summary>
    public void CheckStates(SourceStream stream)
    {
        foreach (var spec in stream.Derived.OfType<SharedStream>().Select(shared => shared.Spec).Prepend(stream.Spec))
        {
            if (!_selected.TryGetValue(spec.Name, out var selected) || selected.State is not { } state)
            {
                continue;
            }

            try
            {
                stream.CheckState(spec, state);
            }
            catch (ConnectorException e)
            {
                Refused.Add((selected.Descriptor, e));
                _selected.Remove(spec.Name);
            }
        }
    }

    private ConnectorException Unknown(string stream) =>
        ConnectorException.Config(
            $"This source has no stream \"{stream}\". "
                + (replacementFor(stream) ?? "Refresh the schema of the connection, or deselect the stream.")
        );

    private static ConnectorException UnknownMode(string stream, string? mode) =>
        ConnectorException.Config(
            $"The stream \"{stream}\" is to be read in the mode \"{mode}\", which does not exist; choose full_refresh or incremental."
        );

    private static ConnectorException? WrongCursor(ConfiguredStream configured, StreamSpec spec) =>
        configured.Mode == SyncMode.Incremental
        && spec.Cursor is { } cursor
        && configured.CursorField is { Count: > 0 } chosen
        && !(chosen.Count == 1 && chosen[0] == cursor)
            ? ConnectorException.Config(
                $"The stream \"{spec.Name}\" cannot be read by the cursor \"{string.Join('.', chosen)}\"; it goes by \"{cursor}\"."
            )
            : null;
}
