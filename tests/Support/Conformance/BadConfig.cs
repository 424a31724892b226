using System.Text.Json.Nodes;

namespace Connectors.Support.Conformance;

/// <summary>A config that is not accepted.</summary>
/// <param name="Name">What is wrong with it.</param>
/// <param name="Spoil">Makes a good config such a one.</param>
/// <param name="BreaksSpec">Whether it breaks the spec, and not only displeases the vendor.</param>
/// <param name="Mentions">What the message must name, all at once.</param>
public sealed record BadConfig(
    string Name,
    Action<JsonObject> Spoil,
    bool BreaksSpec,
    params IReadOnlyList<string> Mentions
)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
