using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace Acceptance.Settings;

/// <summary>Reads an exemption in its old form, which is the name alone.</summary>
internal sealed class NameAlone : INodeDeserializer
{
    /// <inheritdoc/>
    public bool Deserialize(
        IParser reader,
        Type expectedType,
        Func<IParser, Type, object?> nestedObjectDeserializer,
        out object? value,
        ObjectDeserializer rootDeserializer
    )
    {
        value =
            expectedType == typeof(Exemption) && reader.TryConsume<Scalar>(out var name)
                ? new Exemption { Name = name.Value }
                : null;
        return value is not null;
    }
}
