using System.Text;
using Connectors.Records;

namespace Connectors.Tests.Records;

public sealed class RecordFieldsTests
{
    [TestCase("""{"a":1.10}""", "1.10")]
    [TestCase("""{ "a" : -5 , "b":1}""", "-5")]
    [TestCase("""{"a":"x"}""", "x")]
    [TestCase("""{"a":""}""", "")]
    [TestCase("""{"a":"\u00e9\n\"€"}""", "é\n\"€")]
    [TestCase("""{"a":"\ud800x"}""", "\ufffdx")]
    [TestCase("""{"a":true}""", "true")]
    [TestCase("""{"a":[1,{"a":2}]}""", """[1,{"a":2}]""")]
    [TestCase("""{"a":1,"b":{"a":3},"a":2}""", "2")]
    [TestCase("""{"\u0061":1}""", "1")]
    [TestCase("""{"a":null}""", null)]
    [TestCase("""{"b":{"a":1}}""", null)]
    [TestCase("{}", null)]
    public void The_text_of_a_member_is_found(string record, string? text)
    {
        Assert.That(RecordFields.Text(Encoding.UTF8.GetBytes(record), "a"u8), Is.EqualTo(text));
    }

    [Test]
    public void A_value_is_given_as_it_stands()
    {
        Assert.That(
            Encoding.UTF8.GetString(RecordFields.Raw("{\"a\" :\n[ 1 ] , \"b\":2}"u8, "a"u8)),
            Is.EqualTo("[ 1 ]")
        );
        Assert.That(RecordFields.Raw("{\"a\":1}"u8, "b"u8).IsEmpty, Is.True);
    }

    [Test]
    public void Broken_text_is_mended()
    {
        Assert.That(RecordFields.Text([.. "{\"a\":\"x"u8, 0xC3, .. "\"}"u8], "a"u8), Is.EqualTo("x\ufffd"));
        Assert.That(RecordFields.Text([.. "{\"a\":\"\\n"u8, 0xC3, .. "\"}"u8], "a"u8), Is.EqualTo("\n\ufffd"));
    }

    [Test]
    public void Deep_values_are_passed()
    {
        var record = Encoding.ASCII.GetBytes($"{{\"a\":{new string('[', 255)}{new string(']', 255)},\"b\":1}}");

        Assert.That(RecordFields.Text(record, "b"u8), Is.EqualTo("1"));
    }
}
