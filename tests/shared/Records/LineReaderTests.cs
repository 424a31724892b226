using System.Text;
using Connectors.Records;

namespace Connectors.Tests.Records;

public class LineReaderTests
{
    private const string Body =
        "{\"a\":1}\n\n{\"a\":\"é\\\"\\\\\"}\r\n  \r\n \t\n {\"b\": [1, 2] }  \n{\"a\":1.10,\"b\":{}}";

    private static readonly string[] Records =
    [
        """{"a":1}""",
        """{"a":"é\"\\"}""",
        """{"b": [1, 2] }""",
        """{"a":1.10,"b":{}}""",
    ];

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(7)]
    [TestCase(31)]
    [TestCase(int.MaxValue)]
    public void Lines_are_the_same_in_pieces_of_any_length(int piece)
    {
        foreach (var body in new[] { Body, Body + "\n", Body + "\r\n", "\uFEFF" + Body, "\r\n" + Body + "\n\n\n" })
        {
            using var page = LineBodies.Read(Encoding.UTF8.GetBytes(body), pieces: [piece]);

            Assert.That(page.Records(), Is.EqualTo(Records));
            Assert.That((page.Count, page.IsInMemory), Is.EqualTo((4, true)));
        }
    }

    [TestCase("")]
    [TestCase("\n")]
    [TestCase("\r\n \n\t\n")]
    [TestCase(" ")]
    [TestCase("\uFEFF")]
    [TestCase("\uFEFF\n")]
    public void A_body_without_a_line_is_a_page_without_records(string body)
    {
        foreach (var piece in new[] { 1, 100 })
        {
            var spool = LineBodies.Spool;
            using (var page = LineBodies.Read(Encoding.UTF8.GetBytes(body), spool: spool, pieces: [piece]))
            {
                Assert.That((page.Count, page.Records().Count), Is.EqualTo((0, 0)));
            }

            Assert.That(spool.IsEmpty(), Is.True);
        }
    }

    [Test]
    public void A_last_line_without_its_end_is_a_cut_body_wherever_it_breaks_off()
    {
        const string Last = """{"a":"x\u00e9","b":[1.5e+3,true,null],"c":{"d":""}}""";
        for (var length = 1; length < Last.Length; length++)
        {
            foreach (var piece in new[] { 1, 1000 })
            {
                var body = Encoding.UTF8.GetBytes("{\"a\":1}\n" + Last[..length]);

                Assert.That(
                    () => LineBodies.Read(body, pieces: [piece]),
                    Throws.TypeOf<CutBodyException>().With.Message.EqualTo("line 2 of things, its last, breaks off"),
                    Last[..length]
                );
            }
        }
    }

    [Test]
    public void A_broken_line_that_is_not_the_last_is_no_cut_body()
    {
        const string Line = """{"a":"x\u00e9","b":[1.5e+3,true,null],"c":{"d":""}}""";
        for (var length = 1; length < Line.Length; length++)
        {
            foreach (var end in new[] { "\n", "\r\n", "  \n", "\n{\"a\":1}\n", "\n\"\n", "\n}\n", "\n1}\n" })
            {
                var body = "{\"a\":1}\n" + Line[..length] + end;

                Assert.That(
                    () => LineBodies.Read(body),
                    Throws
                        .TypeOf<InvalidDataException>()
                        .With.Message.EqualTo("line 2 of things breaks off in the middle of its JSON"),
                    body
                );
            }
        }
    }

    [TestCase("{\"secret\":1]}", "not valid JSON")]
    [TestCase("{\"secret\":01}", "not valid JSON")]
    [TestCase("{\"secret\":\"a\tb\"}", "not valid JSON: a control character")]
    [TestCase("{\"secret\":1}{\"secret\":2}", "more text follows the end of its object")]
    [TestCase("{\"secret\":1} secret", "more text follows the end of its object")]
    [TestCase("[\"secret\"]", "it is no JSON object")]
    [TestCase("secret", "it is no JSON object")]
    [TestCase("\uFEFF{}", "it is no JSON object", Description = "a mark stands at the beginning of a body only")]
    [TestCase("<html>secret</html>", "HTML or XML instead of JSON")]
    public void What_is_wrong_with_a_line_is_told_with_its_number_and_without_its_content(string line, string why)
    {
        foreach (var end in new[] { "", "\n", "\n{\"a\":1}\n" })
        {
            Assert.That(
                () => LineBodies.Read("{\"a\":1}\n\n" + line + end),
                Throws
                    .TypeOf<InvalidDataException>()
                    .With.Message.StartsWith($"line 3 of things: {why}")
                    .And.Message.Not.Contains("secret")
            );
        }
    }

    [Test]
    public void Nesting_that_is_too_deep_is_an_error_of_its_line()
    {
        var line = $"{{\"a\":{new string('[', 300)}{new string(']', 300)}}}";

        Assert.That(
            () => LineBodies.Read(line),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains("nested deeper")
        );
    }

    [Test]
    public void A_line_may_have_64_MB_and_not_a_byte_more()
    {
        var body = new byte[LineReader.MostBytes + 2];
        body.AsSpan().Fill((byte)'x');
        " {\"a\":\""u8.CopyTo(body);
        "\"}\n"u8.CopyTo(body.AsSpan(body.Length - 3));
        var spool = LineBodies.Spool;

        using (var page = LineBodies.Read(body.AsSpan(1), spool: spool))
        {
            var batch = page.Batches().Single();
            Assert.That(page.IsInMemory, Is.False);
            Assert.That(batch.Bytes(batch.Ranges[0]).SequenceEqual(body.AsSpan(1, LineReader.MostBytes)), Is.True);
        }

        Assert.That(
            () => LineBodies.Read(body, spool: spool),
            Throws.TypeOf<InvalidDataException>().With.Message.EqualTo("line 1 of things is longer than 64 MB")
        );
        Assert.That(spool.IsEmpty(), Is.True);
    }

    [Test]
    public void A_line_without_an_end_does_not_fill_the_memory()
    {
        using var reader = new LineReader(new SentLines(), LineBodies.Spool);
        var given = 0L;

        Assert.That(
            () =>
            {
                while (true)
                {
                    var room = reader.GetMemory();
                    room.Span.Fill((byte)'x');
                    given += room.Length;
                    reader.Advance(room.Length);
                }
            },
            Throws.TypeOf<InvalidDataException>().With.Message.EqualTo("line 1 of things is longer than 64 MB")
        );
        Assert.That(given, Is.LessThanOrEqualTo(2L * LineReader.MostBytes));
    }

    [Test]
    public void Lines_of_some_megabytes_lie_between_short_ones()
    {
        var records = Enumerable
            .Range(0, 12)
            .Select(i =>
                $"{{\"i\":{i},\"text\":\"{new string((char)('a' + i), i % 3 == 1 ? 3_000_000 + i : 20 * i)}\"}}"
            )
            .ToArray();
        var body = Encoding.ASCII.GetBytes(string.Join('\n', records));

        using var page = LineBodies.Read(body, pieces: [65_536, 1, 100_000]);

        Assert.That(page.Records().SequenceEqual(records), Is.True);
    }

    [Test]
    public void Random_lines_come_out_as_they_came_in()
    {
        var maker = new JsonMaker(5);
        for (var i = 0; i < 40; i++)
        {
            var records = Enumerable.Range(0, 30).Select(_ => maker.Record().Replace('\n', ' ')).ToArray();
            var body = Encoding.UTF8.GetBytes(string.Join(maker.Next(2) == 0 ? "\n" : " \r\n", records));

            using var page = LineBodies.Read(body, pieces: [1 + maker.Next(200), 1 + maker.Next(9)]);

            Assert.That(page.Records(), Is.EqualTo(records));
        }
    }

    [Test]
    public void A_format_is_told_the_places_of_all_members()
    {
        var format = new NotedLines();

        using var page = LineBodies.Read(
            """{ "a" : 1 , "\u0062":"x" }""" + "\n{}\n" + """{"a":[1],"a":null}""",
            format
        );

        Assert.That(
            format.Members,
            Is.EqualTo(
                new[]
                {
                    """a=1 in "a" : 1""",
                    """b="x" in "\u0062":"x" """.Trim(),
                    """a=[1] in "a":[1]""",
                    """a=null in "a":null""",
                }
            )
        );
    }

    [Test]
    public void A_format_is_told_of_more_members_than_most_lines_have()
    {
        var format = new NotedLines();
        var line = $"{{{string.Join(',', Enumerable.Range(0, 500).Select(i => $"\"m{i}\":{i}"))}}}";

        using var page = LineBodies.Read(line + "\n" + line, format);

        Assert.That(
            format.Members,
            Is.EqualTo(Enumerable.Range(0, 1000).Select(i => $"m{i % 500}={i % 500} in \"m{i % 500}\":{i % 500}"))
        );
    }

    [Test]
    public void Lines_with_names_of_their_own_do_not_fill_the_memory()
    {
        var format = new NotedLines();
        var body = string.Join('\n', Enumerable.Range(0, 5000).Select(i => $"{{\"id\":{i},\"n{i}\":{i}}}"));

        using var page = LineBodies.Read(body, format);

        Assert.That(page.Count, Is.EqualTo(5000));
        Assert.That(format.HighestIndex, Is.LessThan(1024));
        Assert.That(format.Members, Does.Contain("n4999=4999 in \"n4999\":4999"));
        Assert.That(
            format.Mixed,
            Is.GreaterThan(0),
            "a number may mean another layout later, which the layout itself tells"
        );
    }

    [Test]
    public void A_page_says_which_members_its_records_have()
    {
        using var page = LineBodies.Read("{\"id\":1,\"x\":2}", new SentLines("id"));

        var batch = page.Batches().Single();
        Assert.That(batch.Layouts.Single().Contains("id"u8), Is.True);
        Assert.That(batch.Layouts.Single().Contains("x"u8), Is.False);
        Assert.That(batch.Ranges[0].Layout, Is.Zero);
    }

    [Test]
    public void Lines_of_text_are_given_without_blanks_around_them()
    {
        using var page = LineBodies.Read("ada@kran.example\r\n\n  bob \nÄ", new TextLines());

        Assert.That(
            page.Records(),
            Is.EqualTo(new[] { """{"name":"ada@kran.example"}""", """{"name":"bob"}""", """{"name":"Ä"}""" })
        );
    }

    [Test]
    public void Whatever_fails_nothing_stays_held()
    {
        var spool = LineBodies.Spool;
        foreach (
            var body in new[] { "{\"a\":1}\n{", "{\"a\":1}\nx\n", $"{{\"a\":\"{new string('x', 400_000)}\"}}\n{{" }
        )
        {
            Assert.That(() => LineBodies.Read(body, spool: spool), Throws.InstanceOf<Exception>());
        }

        Assert.That(spool.IsEmpty(), Is.True);
    }
}
