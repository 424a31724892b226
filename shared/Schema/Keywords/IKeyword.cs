using System.Text.Json;

namespace Connectors.Schema.Keywords;

/// <summary>One rule of a schema. A rule that does not apply to the kind of a value is silent about it (draft-07, 3.2.1).</summary>
internal interface IKeyword
{
    /// <summary>Adds a finding for each way in which <paramref name="value"/> breaks the rule.</summary>
    void Check(JsonElement value, Place place, Findings findings);
}
