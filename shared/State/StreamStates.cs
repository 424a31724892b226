using System.Text.Json;

namespace Connectors.State;

/// <summary>The states that a run was given, by stream. A missing namespace and an empty one are the same.</summary>
internal sealed class StreamStates
{
    private readonly Dictionary<(string Name, string Namespace), JsonElement> _states = [];
    private readonly List<string> _ignored = [];

    /// <summary>What all streams share (GLOBAL states of other sources), or null.</summary>
    public JsonElement? Shared { get; private set; }

    /// <summary>True when there is nothing to go on from: the run begins anew.</summary>
    public bool IsEmpty => _states.Count == 0 && Shared is null;

    /// <summary>Streams and keys that this connector does not know; worth a LOG DEBUG and no more.</summary>
    public IReadOnlyList<string> Ignored => _ignored;

    /// <summary>The state of a stream, an object with at least one member; null when it begins anew.</summary>
    public JsonElement? Find(string name, string? streamNamespace) =>
        _states.TryGetValue((name, streamNamespace ?? ""), out var state) ? state : null;

    /// <summary>Takes in a state; the later of two wins, also when it says that there is none.</summary>
    internal void Set(string name, string? streamNamespace, JsonElement? state)
    {
        if (state is { } value)
        {
            _states[(name, streamNamespace ?? "")] = value;
        }
        else
        {
            _states.Remove((name, streamNamespace ?? ""));
        }
    }

    internal void SetShared(JsonElement? state) => Shared = state;

    internal void Ignore(string name) => _ignored.Add(name);
}
