using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Connectors.Support.Running;
using NUnit.Framework;

namespace Connectors.Support.Conformance;

/// <summary>Looks for secrets in everything that a run has said.</summary>
public static class CanarySecrets
{
    /// <summary>Fails where one is found in any encoding, in the lines or in the texts that they stand for.</summary>
    public static void CheckAbsent(RunResult run, IReadOnlyList<string> secrets)
    {
        var places = new[] { run.Text, run.Errors, string.Join('\n', run.Messages.SelectMany(Texts)) };
        foreach (var spelling in secrets.SelectMany(Spellings).Distinct())
        {
            Assert.That(places, Has.None.Contains(spelling).IgnoreCase, $"a secret is spelled {spelling}");
        }
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
        yield return JsonEncodedText.Encode(secret, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
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
