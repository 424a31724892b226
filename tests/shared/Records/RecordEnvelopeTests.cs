using System.Text;
using Connectors.Records;

namespace Connectors.Tests.Records;

public sealed class RecordEnvelopeTests
{
    [Test]
    public void Head_record_and_tail_make_a_line()
    {
        var envelope = new RecordEnvelope("things", null, ascii: true);

        Assert.That(
            Encoding.ASCII.GetString(envelope.Head),
            Is.EqualTo("""{"type":"RECORD","record":{"stream":"things","data":""")
        );
        Assert.That(
            Encoding.ASCII.GetString(RecordEnvelope.Tail(DateTimeOffset.FromUnixTimeMilliseconds(1700000000123))),
            Is.EqualTo(""","emitted_at":1700000000123}}""")
        );
    }

    [Test]
    public void Names_are_escaped_and_the_namespace_stands_where_there_is_one()
    {
        var envelope = new RecordEnvelope("a\"é", "n\\s", ascii: true);

        var line = System.Text.Json.JsonElement.Parse([.. envelope.Head, .. "{}}}"u8]).GetProperty("record");

        Assert.That(line.GetProperty("stream").GetString(), Is.EqualTo("a\"é"));
        Assert.That(line.GetProperty("namespace").GetString(), Is.EqualTo("n\\s"));
    }

    [TestCase(RecordTraits.None, true, true)]
    [TestCase(RecordTraits.NonAscii, true, false)]
    [TestCase(RecordTraits.NonAscii, false, true)]
    [TestCase(RecordTraits.NonAscii | RecordTraits.BrokenText, false, false)]
    [TestCase(RecordTraits.UnicodeEscape, false, false)]
    [TestCase(RecordTraits.LineBreak, false, false)]
    public void Bytes_are_copied_where_they_need_nothing(RecordTraits traits, bool ascii, bool isPlain)
    {
        var envelope = new RecordEnvelope("things", null, ascii);

        Assert.That(envelope.IsPlain(new RecordRange(0, 2, 0, traits)), Is.EqualTo(isPlain));
        Assert.That(envelope.IsPlain(new RecordRange(0, 2, 0, traits, 0, 1)), Is.False, "a prefix is to be written");
    }

    [Test]
    public void A_record_without_members_is_no_line_unless_it_gets_one()
    {
        var batch = Pages.Batch("""{"entries":[{},{ },{"a":1}]}""");
        var with = batch.With("k"u8, "1"u8);

        Assert.That(
            batch.Ranges.ToArray().Select(range => RecordEnvelope.IsLine(batch, range)),
            Is.EqualTo(new[] { false, false, true })
        );
        Assert.That(with.Ranges.ToArray().Select(range => RecordEnvelope.IsLine(with, range)), Is.All.True);
        Assert.That(with.Bodies(), Is.EqualTo(new[] { """{"k":1}""", """{"k":1 }""", """{"k":1,"a":1}""" }));
    }

    [Test]
    public void A_prefix_is_written_as_text_is()
    {
        var batch = Pages.Batch("""{"entries":[{"a":1}]}""").With("k"u8, "{\n\"é\": \"\\ud800\"}"u8);

        Assert.That(batch.Bodies(ascii: true).Single(), Is.EqualTo("""{"k":{"\u00e9":"\ufffd"},"a":1}"""));
        Assert.That(batch.Bodies(ascii: false).Single(), Is.EqualTo("""{"k":{"é":"\ufffd"},"a":1}"""));
    }
}
