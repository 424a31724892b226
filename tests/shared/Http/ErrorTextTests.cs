using System.Text;
using Connectors.Http;

namespace Connectors.Tests.Http;

public class ErrorTextTests
{
    [TestCase("""{"code":401,"message":"No valid API key provided","param":null}""", "No valid API key provided")]
    [TestCase("""{"error":"Data source not found"}""", "Data source not found")]
    [TestCase("""{"error":{"type":"x","message":"Not yours"}}""", "Not yours")]
    [TestCase("""{"message":"first","error":"second","errors":["third"]}""", "first")]
    [TestCase("""{"message":"","error":"second"}""", "second")]
    [TestCase("""{"errors":{"name":"is missing"}}""", "name: is missing")]
    [TestCase(
        """{"errors":{"name":["is short","is odd"],"date":["is late"]}}""",
        "name: is short; is odd; date: is late"
    )]
    [TestCase("""{"errors":["one","two"]}""", "one; two")]
    [TestCase("""{"errors":[{"message":"one"},{"message":"two"}]}""", "one; two")]
    [TestCase("""{"name":["taken"]}""", """{"name":["taken"]}""")]
    [TestCase("\"only a text\"", "\"only a text\"")]
    [TestCase("""{"message":"cut in the mid""", """{"message":"cut in the mid""")]
    [TestCase("500 Internal Server Error\r\n", "500 Internal Server Error")]
    [TestCase("a\r\nb\tc\u0000d", "a b c d")]
    [TestCase("\uFEFF{\"message\":\"marked\"}", "marked")]
    [TestCase("", "")]
    public void Finds_what_the_vendor_says(string body, string said) =>
        Assert.That(ErrorText.Of(Encoding.UTF8.GetBytes(body)), Is.EqualTo(said));

    [TestCase(
        "<html><head><TITLE>502 Bad\n Gateway</TITLE></head><body>…</body></html>",
        "HTML page \"502 Bad Gateway\""
    )]
    [TestCase("<!doctype html><p>long</p>", "HTML or XML without a title")]
    public void Makes_a_short_note_of_a_web_page(string body, string said) =>
        Assert.That(ErrorText.Of(Encoding.UTF8.GetBytes(body)), Is.EqualTo(said));

    [Test]
    public void Cuts_a_long_text_without_halving_a_character()
    {
        var body = new string('x', ErrorText.MostCharacters - 2) + "😀 and more";

        var said = ErrorText.Of(Encoding.UTF8.GetBytes(body));

        Assert.That(said, Is.EqualTo(new string('x', ErrorText.MostCharacters - 2) + "…"));
    }

    [Test]
    public void Survives_bytes_that_are_no_text() =>
        Assert.That(ErrorText.Of([0xFF, 0xFE, 0x00, 0x41]), Does.EndWith("A"));
}
