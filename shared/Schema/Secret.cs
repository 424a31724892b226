using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Connectors.Schema;

/// <summary>
/// A value that must not be seen: it shows itself as <c>***</c> in every text, log and debugger, and is never written as
/// JSON. Who needs it asks for it by <see cref="Reveal"/>, which is easy to search for.
/// </summary>
[DebuggerDisplay("***")]
[JsonConverter(typeof(SecretConverter))]
public sealed class Secret(string value)
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _value = value;

    /// <summary>The value itself.</summary>
    public string Reveal() => _value;

    /// <summary><c>***</c>.</summary>
    public override string ToString() => "***";
}
