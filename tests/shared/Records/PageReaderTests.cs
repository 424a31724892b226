using System.Text;
using Connectors.Records;

namespace Connectors.Tests.Records;

public sealed class PageReaderTests
{
    [Test]
    public void Records_keep_their_bytes()
    {
        const string First =
            """{"n":1.10,"big":123456789012345678901234567890,"z":1,"a":{"k":[1, 2]},"a":"twice","ü":"\u00fc"}""";
        const string Second = "{ \"a\" :\n 1 }";

        using var page = Pages.Read($"{{\"entries\":[ {First} ,\n{Second}]}}");

        Assert.That(page.Records(), Is.EqualTo(new[] { First, Second }));
        Assert.That(page.Count, Is.EqualTo(2));
    }

    [Test]
    public void Steering_values_are_found_before_and_behind_the_records()
    {
        var shape = PageShape.Under("entries", "cursor", "has_more", "total", "none", "absent");

        using var page = Pages.Read(
            """{"has_more":true,"unknown":{"cursor":"inner"},"total":17,"entries":[{"cursor":"own"}],"cursor":"a\u002Fb\"é","none":null}""",
            shape
        );

        Assert.Multiple(() =>
        {
            Assert.That(page.Text("cursor"), Is.EqualTo("a/b\"é"));
            Assert.That(page.Text("total"), Is.EqualTo("17"));
            Assert.That(page.Text("none"), Is.Null);
            Assert.That(page.Text("absent"), Is.Null);
            Assert.That(page.Flag("has_more"), Is.True);
            Assert.That(page.Flag("absent"), Is.False);
            Assert.That(page.Flag("cursor"), Is.False);
        });
    }

    [Test]
    public void A_steering_number_that_is_cut_is_not_taken_for_a_shorter_one()
    {
        var shape = PageShape.Under("entries", "cursor");
        var reply = """{"cursor":12345,"entries":[]}"""u8;
        for (var cut = 1; cut < reply.Length; cut++)
        {
            using var page = Pages.Read(reply, shape, [cut, reply.Length]);

            Assert.That(page.Text("cursor"), Is.EqualTo("12345"), $"cut at {cut}");
        }
    }

    [Test]
    public void Names_of_the_reply_may_be_escaped()
    {
        using var page = Pages.Read("""{"\u0065ntries":[{"a":1}],"has\u005fmore":true}""");

        Assert.That(page.Count, Is.EqualTo(1));
        Assert.That(page.Flag("has_more"), Is.True);
    }

    [Test]
    public void Of_equal_steering_names_the_last_counts()
    {
        using var page = Pages.Read("""{"cursor":"a","entries":[],"cursor":"b"}""");

        Assert.That(page.Text("cursor"), Is.EqualTo("b"));
    }

    [Test]
    public void A_value_that_the_shape_does_not_keep_cannot_be_asked_for()
    {
        using var page = Pages.Read("""{"entries":[]}""");

        Assert.That(() => page.Text("total"), Throws.ArgumentException);
    }

    [Test]
    public void Null_instead_of_the_records_means_none()
    {
        using var page = Pages.Read("""{"entries":null,"has_more":false}""");

        Assert.That(page.Count, Is.Zero);
        Assert.That(page.Records(), Is.Empty);
    }

    [TestCase("""{"items":[]}""", "has no \"entries\"")]
    [TestCase("{}", "has no \"entries\"")]
    [TestCase("""{"entries":{}}""", "\"entries\" is not a list")]
    [TestCase("""{"entries":"secret"}""", "\"entries\" is not a list")]
    [TestCase("""{"entries":[1]}""", "a record was expected at byte 12")]
    [TestCase("""{"entries":[null]}""", "a record was expected")]
    [TestCase("""{"entries":[[{}]]}""", "a record was expected")]
    [TestCase("""{"entries":[{}]}{}""", "more text follows the end")]
    [TestCase("""{"entries":[{}]} x""", "more text follows the end")]
    [TestCase("""[{}]""", "does not begin with \"{\"")]
    [TestCase("\"secret\"", "does not begin with")]
    [TestCase(" \n <html>", "HTML or XML")]
    [TestCase("", "empty")]
    [TestCase("  \n", "in the middle")]
    [TestCase("\uFEFF", "in the middle")]
    public void A_reply_that_is_not_of_the_shape_is_refused_without_showing_it(string reply, string reason)
    {
        Assert.That(
            () => Pages.Read(reply),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains(reason).And.Message.Not.Contains("secret")
        );
    }

    [Test]
    public void A_reply_cut_anywhere_is_not_complete()
    {
        var reply = """{"cursor":1.5e3,"entries":[{"a":"é\u00e9"},{"b":[true,null]}],"has_more":false}"""u8.ToArray();
        for (var length = 1; length < reply.Length; length++)
        {
            Assert.That(
                () => Pages.Read(reply.AsSpan(0, length)),
                Throws.TypeOf<InvalidDataException>().With.Message.Contains("ends in the middle"),
                $"cut at {length}"
            );
        }
    }

    [Test]
    public void A_byte_order_mark_is_passed_over_wherever_it_is_cut([Values(1, 2, 3, 4, 100)] int piece)
    {
        using var page = Pages.Read("\uFEFF{\"entries\":[{\"a\":1}]}"u8, pieces: [piece]);

        Assert.That(page.Records(), Is.EqualTo(new[] { """{"a":1}""" }));
    }

    [Test]
    public void Half_a_byte_order_mark_is_no_json()
    {
        Assert.That(() => Pages.Read([0xEF, 0xBB]), Throws.TypeOf<InvalidDataException>());
        Assert.That(() => Pages.Read([0xEF, 0xBB, .. "{\"entries\":[]}"u8]), Throws.TypeOf<InvalidDataException>());
    }

    [Test]
    public void The_reply_itself_may_be_the_record()
    {
        using var page = Pages.Read(" {\"id\":1,\"n\\u0061me\":\"x\"}\n", PageShape.OneRecord("name", "absent"));

        Assert.Multiple(() =>
        {
            Assert.That(page.Records(), Is.EqualTo(new[] { "{\"id\":1,\"n\\u0061me\":\"x\"}" }));
            Assert.That(page.Text("name"), Is.EqualTo("x"));
            Assert.That(page.Text("absent"), Is.Null);
        });
    }

    [TestCase("[]")]
    [TestCase("[{}]")]
    [TestCase("null")]
    [TestCase("{}{}")]
    [TestCase("{")]
    public void A_reply_that_is_not_one_record_is_refused(string reply)
    {
        Assert.That(() => Pages.Read(reply, PageShape.OneRecord()), Throws.TypeOf<InvalidDataException>());
    }

    [Test]
    public void The_reply_itself_may_be_the_list()
    {
        using var page = Pages.Read("""[{"a":1} , {}]""", PageShape.Array);

        Assert.That(page.Records(), Is.EqualTo(new[] { """{"a":1}""", "{}" }));
    }

    [TestCase("{}")]
    [TestCase("[{}]]")]
    [TestCase("[{},]")]
    [TestCase("[,{}]")]
    [TestCase("[{}")]
    public void A_reply_that_is_not_a_list_is_refused(string reply)
    {
        Assert.That(() => Pages.Read(reply, PageShape.Array), Throws.TypeOf<InvalidDataException>());
    }

    [Test]
    public void What_a_reader_left_in_the_buffer_is_not_taken_for_text()
    {
        using var reader = new PageReader(PageShape.OneRecord(), Pages.NoSpool);
        foreach (var piece in new[] { "{\"a\":\"1", "2" })
        {
            Encoding.ASCII.GetBytes(piece).CopyTo(reader.GetMemory());
            reader.Advance(piece.Length);
        }

        "\"}"u8.CopyTo(reader.GetMemory().Span);

        Assert.That(() => reader.Complete(), Throws.TypeOf<InvalidDataException>());
    }

    [Test]
    public void Text_is_marked_by_what_it_needs()
    {
        var batch = Pages.Batch(
            "{\"entries\":[{\"a\":\"x\\n\"},{\"a\":\"é\"},{\"a\":\"\\u0041\"},{\"a\":\n1},{\"a\" : 1}]}"
        );

        Assert.That(
            batch.Ranges.ToArray().Select(range => range.Traits),
            Is.EqualTo(
                new[]
                {
                    RecordTraits.None,
                    RecordTraits.NonAscii,
                    RecordTraits.UnicodeEscape,
                    RecordTraits.LineBreak,
                    RecordTraits.None,
                }
            )
        );
        Assert.That(
            Pages.Read([.. "{\"entries\":[{\"a\":\""u8, 0xC3, .. "\"}]}"u8]).Batches().Single().Ranges[0].Traits,
            Is.EqualTo(RecordTraits.NonAscii | RecordTraits.BrokenText)
        );
    }

    [Test]
    public void An_announced_length_need_not_be_true([Values(0L, 1L, 20L, 1L << 40)] long announced)
    {
        var reply = Encoding.UTF8.GetBytes($"{{\"entries\":[{{\"a\":\"{new string('x', 300_000)}\"}}]}}");
        using var reader = new PageReader(Pages.Entries, Pages.NoSpool, announced);
        for (var at = 0; at < reply.Length; )
        {
            var room = reader.GetMemory();
            var count = Math.Min(room.Length, reply.Length - at);
            reply.AsSpan(at, count).CopyTo(room.Span);
            reader.Advance(count);
            at += count;
        }

        using var page = reader.Complete();

        Assert.That(page.Records().Single(), Has.Length.EqualTo(300_008));
    }
}
