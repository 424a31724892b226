using System.Text;
using Connectors.Records;

namespace Connectors.Tests.Records;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class EmbeddedJsonTests
{
    private readonly EmbeddedJson _embedded = new();

    [TestCase("""{\"orderNo\":\"A-9\"}""", """{"orderNo":"A-9"}""")]
    [TestCase("{}", "{}")]
    [TestCase("  {} \\n", "{}", Description = "blanks around it are no part of it")]
    [TestCase("""{\"a\": [1.10, {\"b\":null}]}""", """{"a": [1.10, {"b":null}]}""")]
    [TestCase("""{\"a\":\"x\\\"y\\\\z\"}""", """{"a":"x\"y\\z"}""")]
    [TestCase("""{\"a\":\"\\u00e9\"}""", """{"a":"\u00e9"}""", Description = "the inner escape stays")]
    [TestCase("""{\"a\":\"\u00e9\ud83d\ude00é\"}""", """{"a":"é😀é"}""", Description = "the outer one goes")]
    [TestCase("""{\"a\":\"\ud83d\"}""", "{\"a\":\"\uFFFD\"}")]
    [TestCase("""\u007b\u0022\u0061\u0022:1}""", """{"a":1}""")]
    [TestCase("""{\n\t\"a\":1}""", "{\n\t\"a\":1}")]
    public void An_object_is_taken_out_of_a_text(string text, string json)
    {
        var isObject = _embedded.TryObject(Encoding.UTF8.GetBytes($"\"{text}\""));

        Assert.That((isObject, Encoding.UTF8.GetString(_embedded.Json)), Is.EqualTo((true, json)));
    }

    [TestCase("\"\"")]
    [TestCase("\"   \"")]
    [TestCase("\"plain text\"")]
    [TestCase("\"[1]\"")]
    [TestCase("\"17\"")]
    [TestCase("""  "{\"a\":1"  """)]
    [TestCase("""  "{\"a\":1}}"  """)]
    [TestCase("""  "{\"a\":1} x"  """)]
    [TestCase("""  "{\"a\":1}{}"  """)]
    [TestCase("""  "{a:1}"  """)]
    [TestCase("""  "{\"a\":\"\u0000\"}"  """, Description = "a control character within a string")]
    [TestCase("""  "{\"a\":\"\n\"}"  """)]
    [TestCase("""  "{\"a\":1\u0000}"  """)]
    [TestCase("""  "{\"a\":1}\u0000"  """)]
    [TestCase("17")]
    [TestCase("null")]
    [TestCase("{\"a\":1}")]
    public void Anything_else_is_none(string value)
    {
        Assert.That(_embedded.TryObject(Encoding.UTF8.GetBytes(value.Trim())), Is.False);
    }

    [Test]
    public void Nesting_that_is_too_deep_is_none()
    {
        var deep = $"{{\\\"a\\\":{new string('[', 300)}{new string(']', 300)}}}";

        Assert.That(_embedded.TryObject(Encoding.UTF8.GetBytes($"\"{deep}\"")), Is.False);
    }

    [Test]
    public void One_serves_many_texts_of_any_length()
    {
        foreach (var length in new[] { 10, 5000, 100, 300_000, 4096, 1 })
        {
            var content = new string('x', length);

            var isObject = _embedded.TryObject(Encoding.UTF8.GetBytes($"\"{{\\\"a\\\":\\\"{content}\\\"}}\""));

            Assert.That(isObject, Is.True);
            Assert.That(Encoding.UTF8.GetString(_embedded.Json) == $"{{\"a\":\"{content}\"}}", Is.True);
        }
    }
}
