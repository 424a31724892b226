using System.Buffers;
using System.Text;
using System.Text.Json;
using Connectors.Errors;
using Connectors.Records;
using Connectors.Support;

namespace Connectors.Tests.Records;

/// <summary>Records that are made of other records.</summary>
public sealed class RecordFormTests
{
    [TestCase("1.10")]
    [TestCase("-0.0e+10")]
    [TestCase("123456789012345678901234567890.000")]
    [TestCase("\"a\\\"b\\\\c\\/\\n\"")]
    [TestCase("""{"b":[1,{"c":1.0}],"a":{},"a":[]}""")]
    [TestCase("true")]
    [TestCase("null")]
    public void A_value_keeps_its_bytes(string value)
    {
        using var page = Made(SomeForm.Of(), $$$"""{"v":{{{value}}},"id":7}""");

        Assert.That(page.Records(), Is.EqualTo(new[] { $$$"""{"id":7,"value":{{{value}}}}""" }));
        Assert.That(Bodies(page, ascii: true), Is.EqualTo(page.Records()), "and so does the line");
    }

    [Test]
    public void Line_breaks_between_tokens_go_and_those_in_texts_stay()
    {
        using var page = Made(
            SomeForm.Of(),
            "{\n \"id\" :\r\n1,\n\"v\"\n:\t[ 1.10 ,\n\"a\\nb\",\r\n{ \"k\" : \"\\t \" }\n] }",
            """{"id":2,"v":[]}"""
        );

        Assert.That(
            page.Records(),
            Is.EqualTo(new[] { """{"id":1,"value":[1.10,"a\nb",{"k":"\t "}]}""", """{"id":2,"value":[]}""" })
        );
    }

    [TestCase("\"é\"", true, "\"\\u00e9\"")]
    [TestCase("\"é\"", false, "\"é\"")]
    [TestCase("\"\\u00e9\"", true, "\"\\u00e9\"")]
    [TestCase("\"\U0001F600\"", true, "\"\\ud83d\\ude00\"")]
    [TestCase("\"\U0001F600\"", false, "\"\U0001F600\"")]
    [TestCase("\"\\ud83d\\ude00\"", true, "\"\\ud83d\\ude00\"")]
    [TestCase("\"half \\ud83d\"", true, "\"half \\ufffd\"")]
    [TestCase("\"half \\ud83d\"", false, "\"half \\ufffd\"")]
    [TestCase("\n\"é\"\n", true, "\"\\u00e9\"")]
    public void Text_is_written_in_the_encoding_that_the_reader_wants(string value, bool ascii, string written)
    {
        using var page = Made(SomeForm.Of(), $$$"""{"id":1,"v":{{{value}}}}""");

        var line = Bodies(page, ascii).Single();

        Assert.That(Text(line, "value"), Is.EqualTo(JsonElement.Parse(written).GetString()));
        Assert.That(Ascii.IsValid(line), Is.EqualTo(Ascii.IsValid(written)), line);
    }

    [Test]
    public void Bytes_that_are_no_text_are_replaced_as_in_any_other_record([Values] bool ascii)
    {
        using var sent = Pages.Read([.. "[{\"id\":1,\"v\":\"a"u8, 0xC3, .. "\"}]"u8], PageShape.Array);
        using var page = SomeForm.Of().Of(sent, Pages.NoSpool);

        Assert.That(Text(Bodies(page, ascii).Single(), "value"), Is.EqualTo("a\uFFFD"));
    }

    [TestCase("größe")]
    [TestCase("a \"b\" \\ c")]
    [TestCase("line\nbreak\ttab")]
    [TestCase("\U0001F600")]
    [TestCase("</script>&'+")]
    [TestCase("sep\u2028arator")]
    [TestCase("")]
    public void A_column_may_have_any_name(string name)
    {
        using var page = Made(SomeForm.Of(name), """{"id":1,"v":2}""");

        foreach (var ascii in new[] { true, false })
        {
            var line = Bodies(page, ascii).Single();

            Assert.That(
                JsonElement.Parse(line).EnumerateObject().Select(p => p.Name),
                Is.EqualTo(new[] { "id", name })
            );
            Assert.That(!ascii || Ascii.IsValid(line), Is.True, line);
            Assert.That(line, Does.Not.Contain("\n"));
        }
    }

    [TestCase("plain")]
    [TestCase("ünd")]
    [TestCase("a \"b\"\n\\")]
    [TestCase("\U0001F600")]
    public void A_text_of_ours_is_escaped_as_the_reader_wants(string text)
    {
        var (id, role) = (new RecordColumn("id"), new RecordColumn("role"));
        using var page = Made(
            new SomeForm("id")
            {
                Make = (record, output) =>
                {
                    output.Begin();
                    output.Put(id, "1"u8);
                    output.Put(role, text);
                    output.End();
                },
            },
            """{"id":1}"""
        );

        Assert.That(Ascii.IsValid(Bodies(page, ascii: true).Single()), Is.True);
        Assert.That(Text(Bodies(page, ascii: true).Single(), "role"), Is.EqualTo(text));
        Assert.That(Text(Bodies(page, ascii: false).Single(), "role"), Is.EqualTo(text));
    }

    [Test]
    public void A_value_may_be_written_by_the_form_itself()
    {
        var (id, at) = (new RecordColumn("id"), new RecordColumn("at"));
        using var page = Made(
            new SomeForm("at")
            {
                Make = (record, output) =>
                {
                    output.Begin();
                    output.Begin(at).Write("\"now\""u8);
                    output.Put(id, RecordFields.Raw(record, "id"u8));
                    output.End();
                },
            },
            """{"id":1}"""
        );

        Assert.That(page.Records(), Is.EqualTo(new[] { """{"at":"now","id":1}""" }));
    }

    [Test]
    public void What_a_record_lacks_is_left_out()
    {
        using var page = Made(SomeForm.Of(), """{"id":1}""", """{"v":2}""", """{"id":3,"v":null}""");

        Assert.That(
            page.Records(),
            Is.EqualTo(new[] { """{"id":1}""", """{"value":2}""", """{"id":3,"value":null}""" })
        );
    }

    [Test]
    public void One_record_may_become_several_or_none()
    {
        var id = new RecordColumn("id");
        using var page = Made(
            new SomeForm("id")
            {
                Make = (record, output) =>
                {
                    foreach (var element in new RecordElements(RecordFields.Raw(record, "v"u8)))
                    {
                        output.Begin();
                        output.Put(id, element);
                        output.End();
                    }
                },
            },
            """{"v":[1,2]}""",
            """{"v":[]}""",
            """{"v":["é"]}""",
            """{"v":[3]}"""
        );

        Assert.That(page.Count, Is.EqualTo(4));
        Assert.That(
            Bodies(page, ascii: true),
            Is.EqualTo(new[] { """{"id":1}""", """{"id":2}""", """{"id":"\u00e9"}""", """{"id":3}""" })
        );
    }

    [Test]
    public void Of_no_records_an_empty_page_is_made()
    {
        using var page = Made(SomeForm.Of());

        Assert.That((page.Count, page.Records().Count), Is.EqualTo((0, 0)));
    }

    [Test]
    public void What_is_made_of_several_records_comes_behind_all_and_keeps_its_text()
    {
        var (id, last) = (new RecordColumn("id"), new Dictionary<string, byte[]>());
        using var page = Made(
            new SomeForm("id")
            {
                Make = (record, output) =>
                    last[RecordFields.Text(record, "k"u8)!] = [.. RecordFields.Raw(record, "v"u8)],
                Last = output =>
                {
                    foreach (var value in last.Values)
                    {
                        output.Begin();
                        output.Put(id, value);
                        output.End();
                    }
                },
            },
            """{"k":"a","v":"old"}""",
            """{"k":"a","v":"né"}""",
            """{"k":"b","v":"\ud800"}""",
            """{"k":"c","v":"plain"}"""
        );

        Assert.That(
            Bodies(page, ascii: true),
            Is.EqualTo(new[] { """{"id":"n\u00e9"}""", """{"id":"\ufffd"}""", """{"id":"plain"}""" })
        );
    }

    [Test]
    public void What_steers_the_run_goes_over_to_the_page_that_is_made()
    {
        using var sent = Pages.Read("""[{"id":1}]""", PageShape.Array);
        (sent.Took, sent.Checkpoint) = (TimeSpan.FromSeconds(3), "{}"u8.ToArray());

        using var page = SomeForm.Of().Of(sent, Pages.NoSpool);

        Assert.That((page.Took, page.Checkpoint is null), Is.EqualTo((TimeSpan.FromSeconds(3), false)));
        Assert.That(sent.Records(), Is.EqualTo(new[] { """{"id":1}""" }), "it stays the caller's");
    }

    private static RecordPage Made(RecordForm form, params string[] records)
    {
        using var sent = Pages.Read($"[{string.Join(',', records)}]", PageShape.Array);
        return form.Of(sent, Pages.NoSpool);
    }

    private static IReadOnlyList<string> Bodies(RecordPage page, bool ascii) =>
        [.. page.Batches().SelectMany(batch => batch.Bodies(ascii))];

    private static string? Text(string line, string member) => JsonElement.Parse(line).GetProperty(member).GetString();
}
