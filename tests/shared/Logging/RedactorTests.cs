using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Connectors.Logging;

namespace Connectors.Tests.Logging;

public class RedactorTests
{
    private const string Secret = "s3cr+t/\"k\\é& <y>'😀=z";

    private static readonly JsonSerializerOptions _relaxed = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static IEnumerable<TestCaseData> Encodings()
    {
        yield return Case("raw", text => text);
        yield return Case("JSON", text => JsonSerializer.Serialize(text).Trim('"'));
        yield return Case("JSON, few escapes", text => JsonSerializer.Serialize(text, _relaxed)[1..^1]);
        yield return Case(
            "JSON, lower case",
            text => JsonSerializer.Serialize(text)[1..^1].ToLowerInvariant().Replace("\\ud83d\\ude00", "\\uD83D\\ude00")
        );
        yield return Case(
            "JSON with escaped slashes",
            text => JsonSerializer.Serialize(text, _relaxed)[1..^1].Replace("/", "\\/")
        );
        yield return Case(
            "JSON in JSON",
            text => JsonSerializer.Serialize(JsonSerializer.Serialize(text, _relaxed), _relaxed)[3..^3]
        );
        yield return Case(
            "JSON in JSON, escaped",
            text => JsonSerializer.Serialize(JsonSerializer.Serialize(text))[7..^7]
        );
        yield return Case("URL", Uri.EscapeDataString);
        yield return Case("URL, lower case", text => LowerHex(Uri.EscapeDataString(text)));
        yield return Case("form", WebUtility.UrlEncode);
        yield return Case("URL in URL", text => Uri.EscapeDataString(Uri.EscapeDataString(text)));
        yield return Case("form in URL", text => Uri.EscapeDataString(WebUtility.UrlEncode(text)));
        yield return Case("URL, half encoded", text => text.Replace("+", "%2B").Replace(" ", "%20"));
        yield return Case("HTML", WebUtility.HtmlEncode);
        yield return Case("HTML, named", text => WebUtility.HtmlEncode(text).Replace("&#39;", "&apos;"));
        yield return Case("hex", text => Convert.ToHexString(Encoding.UTF8.GetBytes(text)));
        yield return Case("hex, lower case", text => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text)));
    }

    [TestCase("0F5A1C2E-9B7D-4F10-8A66-2D3C4B5A6978")]
    [TestCase("0f5a1c2e-9b7d-4f10-8a66-2d3c4b5a6978")]
    public void The_letters_of_a_guid_are_masked_in_either_case(string id)
    {
        var text = Redactor.Of([id]).Redact($"{id.ToLowerInvariant()} {id.ToUpperInvariant()}");

        Assert.That(text, Is.EqualTo("**** ****"));
    }

    [TestCaseSource(nameof(Encodings))]
    public void A_secret_is_masked_in_every_encoding(Func<string, string> encode)
    {
        var encoded = encode(Secret);

        var redacted = Redactor.Of([Secret]).Redact($"GET /x?key={encoded}&page=2: {encoded}");

        Assert.That(redacted, Is.EqualTo("GET /x?key=****&page=2: ****"));
    }

    [Test]
    public void A_secret_is_masked_in_base64_at_every_alignment(
        [Range(0, 5)] int before,
        [Range(0, 3)] int after,
        [Values] bool forUrl
    )
    {
        var plain = Encoding.UTF8.GetBytes(new string('u', before) + Secret + new string(':', after));
        var encoded = Convert.ToBase64String(plain);
        encoded = forUrl ? encoded.Replace('+', '-').Replace('/', '_').TrimEnd('=') : encoded;

        var redacted = Redactor.Of([Secret]).Redact($"Authorization: Basic {encoded}.");

        var parts = redacted["Authorization: Basic ".Length..^1].Split("****");
        var lettersBefore = before * 8 / 6;
        var lettersAfter = encoded.Length - (int)Math.Ceiling((plain.Length - after) * 8 / 6.0);
        Assert.That(parts, Has.Length.EqualTo(2));
        Assert.That(parts[0], Has.Length.InRange(lettersBefore - 1, lettersBefore));
        Assert.That(parts[1], Has.Length.InRange(lettersAfter - 1, lettersAfter));
        Assert.That(encoded, Does.StartWith(parts[0]).And.EndsWith(parts[1]));
    }

    [Test]
    public void The_letters_beside_a_base64_find_are_masked_because_they_hold_bits_of_it()
    {
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes("u:abcdefghij:v"));

        var redacted = Redactor.Of(["abcdefghij"]).Redact(encoded);

        Assert.That(Convert.FromBase64String(encoded[..2] + "=="), Is.EqualTo("u"u8.ToArray()));
        Assert.That(redacted, Does.StartWith(encoded[..2] + "****"));
        Assert.That(redacted, Has.Length.LessThanOrEqualTo(2 + 4 + 4));
    }

    [TestCase("the key abc is", "the key **** is")]
    [TestCase("abcd xabc abc1", "abcd xabc abc1")]
    [TestCase("key=abc&x", "key=****&x")]
    [TestCase("key%3Dabc%26x", "key%3D****%26x")]
    [TestCase("\\nabc\\n", "\\n****\\n")]
    [TestCase("\\u0022abc\\u0022", "\\u0022****\\u0022")]
    [TestCase("(abc)", "(****)")]
    [TestCase("Basic YWJjOg==", "Basic ****")]
    [TestCase("Basic YWJj", "Basic ****")]
    [TestCase("YWJjx", "YWJjx")]
    [TestCase("616263", "****")]
    [TestCase("6162634", "6162634")]
    public void A_short_secret_is_masked_as_a_whole_word_only(string text, string expected)
    {
        Assert.That(Redactor.Of(["abc"]).Redact(text), Is.EqualTo(expected));
    }

    [Test]
    public void A_secret_within_another_one_leaves_no_rest()
    {
        var redactor = Redactor.Of(["12345678", "12345678-and-more"]);

        Assert.That(redactor.Redact("a 12345678-and-more b 12345678 c"), Is.EqualTo("a **** b **** c"));
    }

    [Test]
    public void The_password_in_a_secret_address_is_a_secret_too()
    {
        var redactor = Redactor.Of(["http://user:p%40ssw0rd99@proxy:8080"]);

        Assert.That(redactor.Redact("proxy said p@ssw0rd99 / p%40ssw0rd99"), Is.EqualTo("proxy said **** / ****"));
    }

    [Test]
    public void Blanks_around_a_pasted_secret_do_not_hide_it()
    {
        Assert.That(Redactor.Of(["  abcdefgh\n"]).Redact("is abcdefgh!"), Is.EqualTo("is ****!"));
    }

    [Test]
    public void Without_secrets_the_text_is_the_same_object()
    {
        var text = new string('x', 20);

        Assert.That(Redactor.None.Redact(text), Is.SameAs(text));
        Assert.That(Redactor.Of(["", " "]).Redact(text), Is.SameAs(text));
        Assert.That(Redactor.Of(["abcdefgh"]).Redact(text), Is.SameAs(text));
    }

    [Test]
    public void A_long_secret_of_many_lines_is_found_in_a_long_text()
    {
        var pem = string.Concat(Enumerable.Range(0, 60).Select(i => $"line{i:D3}\\{new string('A', 50)}\n"));
        var text = new string('%', 20_000) + JsonSerializer.Serialize(pem) + new string('\\', 20_000);

        var redacted = Redactor.Of([pem]).Redact(text);

        Assert.That(redacted, Does.Contain("\"****").And.Not.Contain("line0"));
    }

    private static TestCaseData Case(string name, Func<string, string> encode) =>
        new TestCaseData(encode).SetArgDisplayNames(name);

    private static string LowerHex(string text) =>
        System.Text.RegularExpressions.Regex.Replace(text, "%[0-9A-F]{2}", match => match.Value.ToLowerInvariant());
}
