using System.Collections.Concurrent;
using System.Reflection;

namespace Connectors.Schema;

/// <summary>
/// The files that a connector carries inside its assembly: <c>spec.json</c> and <c>schemas/NAME.json</c>. Each is read when
/// it is first asked for, so that <c>spec</c> pays for the spec only.
/// </summary>
/// <param name="assembly">The connector's assembly.</param>
public sealed class SchemaStore(Assembly assembly)
{
    private readonly ConcurrentDictionary<string, StreamSchema> _schemas = new(StringComparer.Ordinal);
    private readonly Lazy<ConnectorSpec> _spec = new(() => new ConnectorSpec(Read(assembly, "spec.json")));

    /// <summary>The connector's spec.</summary>
    public ConnectorSpec Spec => _spec.Value;

    /// <summary>The schema <c>schemas/NAME.json</c>; several streams may share one.</summary>
    /// <exception cref="FileNotFoundException">There is no such file: a defect of the connector.</exception>
    public StreamSchema Of(string name) =>
        _schemas.GetOrAdd(
            name,
            static (name, assembly) => new StreamSchema(Read(assembly, $"schemas/{name}.json")),
            assembly
        );

    private static byte[] Read(Assembly assembly, string name)
    {
        using var stream =
            assembly.GetManifestResourceStream(name)
            ?? throw new FileNotFoundException($"{assembly.GetName().Name} carries no {name}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
