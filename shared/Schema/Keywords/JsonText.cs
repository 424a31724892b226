using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Connectors.Schema.Keywords;

/// <summary>The text of a JSON string, unless it is none: an escaped half of a surrogate pair is JSON but no text.</summary>
internal static class JsonText
{
    public static bool TryGet(JsonElement value, [NotNullWhen(true)] out string? text)
    {
        try
        {
            text = value.GetString();
        }
        catch (InvalidOperationException)
        {
            text = null;
        }

        return text is not null;
    }
}
