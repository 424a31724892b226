using System.Text.Json;
using Connectors.Protocol;
using Connectors.Schema;
using Connectors.Streams;

namespace Connectors.Hosting.Reading;

/// <summary>One stream of the configured catalog that this source has, and how it is to be read.</summary>
/// <param name="Descriptor">Its name and namespace as the catalog spells them.</param>
/// <param name="Spec">What it is.</param>
/// <param name="Schema">Its schema.</param>
/// <param name="State">The state that counts for this run; null for none.</param>
/// <param name="IsIncremental">Whether only what is new is wanted.</param>
internal sealed record Selected(
    StreamDescriptor Descriptor,
    StreamSpec Spec,
    StreamSchema Schema,
    JsonElement? State,
    bool IsIncremental
)
{
    public string Name => Descriptor.Name;
}
