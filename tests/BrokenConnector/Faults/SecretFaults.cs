using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BrokenConnector.Faults;

/// <summary>Ways to let a secret out.</summary>
internal static class SecretFaults
{
    public static IReadOnlyDictionary<string, Func<Fault>> All { get; } =
        new Dictionary<string, Func<Fault>>
        {
            ["secret"] = () => Logging(secret => $"Connecting with the key {secret}."),
            ["secret-in-url"] = () => Logging(secret => $"GET /v1/ping?key={Uri.EscapeDataString(secret)}"),
            ["secret-in-base64"] = () => Logging(secret => $"Authorization: Basic {Base64(secret + ":")}"),
            ["secret-in-state"] = () =>
                Telling(
                    (secret, line) =>
                        Edit.IsOf(line, "STATE", "visits")
                            ? [Edit.Changed(line, state => state["stream"]!["stream_state"]!["key"] = secret)]
                            : [line]
                ),
        };

    /// <summary>Tells the secret before the first line.</summary>
    private static Fault Logging(Func<string, string> tell)
    {
        var isTold = false;
        return Telling(
            (secret, line) =>
            {
                string[] lines = isTold ? [line] : [Edit.Log(tell(secret)), line];
                isTold = true;
                return lines;
            }
        );
    }

    private static Fault Telling(Func<string, string, IEnumerable<string>> tell)
    {
        var secret = "";
        return new()
        {
            Arguments = given =>
            {
                var at = given.ToList().IndexOf("--config");
                secret = at < 0 || at == given.Count - 1 ? "" : KeyIn(given[at + 1]);
                return given;
            },
            Lines = line => secret.Length == 0 ? [line] : tell(secret, line),
        };
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string KeyIn(string file)
    {
        try
        {
            return
                JsonNode.Parse(File.ReadAllText(file)) is JsonObject config
                && config["api_key"] is JsonValue value
                && value.TryGetValue<string>(out var key)
                ? key
                : "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return "";
        }
    }
}
