using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Acceptance.Running;

namespace Acceptance.Protocol;

/// <summary>Looks for secrets in everything that a run has said.</summary>
public static class CanarySecrets
{
    /// <summary>
    /// In which spelling a secret was found, in the lines or in the texts that they stand for. A record and the config that a
    /// CONTROL passes on are the user's own data and are not looked at.
    /// </summary>
    public static IEnumerable<string> Found(RunResult run, IEnumerable<string> secrets)
    {
        var said = run.Messages.Where(message => Messages.TypeOf(message) is not ("RECORD" or "CONTROL")).ToList();
        string[] places =
        [
            .. said.Select(message => message.GetRawText()),
            .. said.SelectMany(Texts),
            .. run.Messages.Noise,
            run.Errors,
        ];
        return secrets
            .SelectMany(Spellings)
            .Distinct()
            .Where(spelling => places.Any(place => place.Contains(spelling, StringComparison.OrdinalIgnoreCase)));
    }

    private static IEnumerable<string> Spellings(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        yield return secret;
        yield return Uri.EscapeDataString(secret);
        yield return UrlEncoder.Default.Encode(secret);
        yield return System.Net.WebUtility.UrlEncode(secret);
        yield return Convert.ToHexString(bytes);
        yield return JsonEncodedText.Encode(secret).ToString();
        var json = JsonEncodedText.Encode(secret, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
        yield return json;
        yield return json.Replace("/", "\\/", StringComparison.Ordinal);
        yield return string.Concat(json.Select(c => char.IsAscii(c) ? $"{c}" : $"\\u{(int)c:x4}"));
        yield return secret.Replace("\\", @"\\", StringComparison.Ordinal);
        foreach (var text in new[] { secret, secret + ":", $"{secret}:{secret}" })
        {
            // Without the last characters, which depend on what follows.
            var base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=')[..^1];
            yield return base64;
            yield return base64.Replace('+', '-').Replace('/', '_');
        }
    }

    private static IEnumerable<string> Texts(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.String => [element.GetString()!], // it is a string
            JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Texts(member.Value)),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
            _ => [],
        };
}
