using Connectors.Records;

namespace Connectors.Tests.Records;

/// <summary>What the record of a line looks like on its way out.</summary>
public class LineRecordTests
{
    [TestCase("{\"a\":1}", "{\"a\":1}", "{\"a\":1}")]
    [TestCase("{\"a\":\"é\"}", "{\"a\":\"\\u00e9\"}", "{\"a\":\"é\"}")]
    [TestCase("{\"é\":1}", "{\"\\u00e9\":1}", "{\"é\":1}")]
    [TestCase("{\"a\":\"\\u00e9\\ud83d\"}", "{\"a\":\"\\u00e9\\ufffd\"}", "{\"a\":\"\\u00e9\\ufffd\"}")]
    [TestCase("{\"\\ud83d\":1}", "{\"\\ufffd\":1}", "{\"\\ufffd\":1}")]
    [TestCase("{\t\"a\"\r:\t[1,\t2] }", "{\"a\":[1,2]}", "{\"a\":[1,2]}")]
    [TestCase("{\"a\": 1}", "{\"a\": 1}", "{\"a\": 1}")]
    [TestCase("{\"a\":\"\\t\\n\"}", "{\"a\":\"\\t\\n\"}", "{\"a\":\"\\t\\n\"}")]
    public void A_record_is_written_as_its_line_needs_it(string line, string ascii, string utf8)
    {
        // Twice, since names that were met before are not looked at again.
        using var page = LineBodies.Read($"{line}\n{line}");

        var batch = page.Batches().Single();
        Assert.That(batch.Bodies(ascii: true), Is.EqualTo(new[] { ascii, ascii }));
        Assert.That(batch.Bodies(ascii: false), Is.EqualTo(new[] { utf8, utf8 }));
    }

    [Test]
    public void Broken_bytes_are_mended_when_a_record_is_written()
    {
        using var page = LineBodies.Read([.. "{\"a\":\"x"u8, 0xFF, .. "\"}"u8]);

        Assert.That(page.Batches().Single().Bodies(), Is.EqualTo(new[] { """{"a":"x\ufffd"}""" }));
    }

    [TestCase("""{"x":"{\n\t\"a\":\r[1, 2]}"}""", """{"text":{"a":[1,2]}}""")]
    [TestCase(
        """{"x":"{\"a\":\"\u00e9\"}"}""",
        """{"text":{"a":"\u00e9"}}""",
        Description = "decoded, it is beyond ASCII"
    )]
    [TestCase(
        """{"x":"{\"a\":\"\\ud83d\"}"}""",
        """{"text":{"a":"\ufffd"}}""",
        Description = "decoded, it is half a pair"
    )]
    [TestCase("""{"x":"text"}""", """{"text":"text"}""")]
    public void What_was_found_in_a_text_is_written_on_one_line_too(string line, string ascii)
    {
        using var page = LineBodies.Read(line + "\n{\"x\":1}", new UnpackedLines());

        var bodies = page.Batches().Single().Bodies();
        Assert.That(bodies, Is.EqualTo(new[] { ascii, """{"text":1}""" }));
    }

    [Test]
    public void The_traits_of_one_line_are_not_those_of_the_next()
    {
        using var page = LineBodies.Read("{\"x\":\"{\\\"a\\\":\\\"\\u00e9\\\"}\"}\n{\"x\":1}", new UnpackedLines());

        var traits = page.Batches().Single().Ranges.ToArray().Select(range => range.Traits).ToArray();
        Assert.That(traits[0].HasFlag(RecordTraits.NonAscii), Is.True);
        Assert.That(traits[1], Is.EqualTo(RecordTraits.None));
    }
}
