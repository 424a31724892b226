using System.Text;
using Connectors.Records;

namespace Connectors.Tests.Records;

public sealed class SeenKeysTests
{
    [Test]
    public void A_record_passes_once()
    {
        var seen = new SeenKeys("id");

        Assert.That(New(seen, """{"id":1}""", """{"id":2}"""), Is.EqualTo(new[] { """{"id":1}""", """{"id":2}""" }));
        Assert.That(New(seen, """{"id":2,"a":1}""", """{"id":3}"""), Is.EqualTo(new[] { """{"id":3}""" }));
        Assert.That(New(seen, """{"id":1}""", """{"id":3}"""), Is.Empty);
        Assert.That(New(seen), Is.Empty);
    }

    [Test]
    public void Of_two_on_one_page_the_first_passes()
    {
        Assert.That(
            New(new SeenKeys("id"), """{"id":1,"a":1}""", """{"id":1,"a":2}"""),
            Is.EqualTo(new[] { """{"id":1,"a":1}""" })
        );
    }

    [TestCase("7", "\"7\"")]
    [TestCase("7", "\" 7 \"")]
    [TestCase("7", "\"\\u0037\"")]
    [TestCase("-7", "\"-7\"")]
    [TestCase("\"\\u00e9\"", "\"é\"")]
    [TestCase("12345678901234567890123", "\"12345678901234567890123\"")]
    public void A_key_is_the_same_however_it_is_sent(string one, string other)
    {
        var seen = new SeenKeys("id");

        Assert.That(New(seen, $"{{\"id\":{one}}}"), Has.Count.EqualTo(1));
        Assert.That(New(seen, $"{{\"id\":{other}}}"), Is.Empty);
    }

    [Test]
    public void A_blank_around_a_text_makes_it_another_key()
    {
        string[] records = ["""{"id":"a"}""", """{"id":" a"}""", """{"id":"a "}"""];

        Assert.That(New(new SeenKeys("id"), records), Is.EqualTo(records));
    }

    [Test]
    public void Numbers_are_told_apart_wherever_they_lie()
    {
        long[] numbers =
        [
            .. Enumerable.Range(-130, 260),
            long.MinValue,
            long.MaxValue,
            63L << 40,
            64L << 40,
            65L << 40,
        ];
        var records = numbers.Select(number => $"{{\"id\":{number}}}").ToArray();
        var seen = new SeenKeys("id");

        Assert.That(New(seen, records), Is.EqualTo(records));
        Assert.That(New(seen, [.. records.Reverse()]), Is.Empty);
    }

    [Test]
    public void Without_a_key_the_whole_record_counts()
    {
        string[] records = ["{}", """{"a":1}""", """{"a":2}""", """{"id":null}""", """{"id":""}""", """{"id":" "}"""];
        var seen = new SeenKeys("id");

        Assert.That(New(seen, records), Is.EqualTo(records));
        Assert.That(New(seen, records), Is.Empty);
    }

    [Test]
    public void Of_a_name_that_comes_twice_the_last_counts()
    {
        Assert.That(New(new SeenKeys("id"), """{"id":1,"id":2}""", """{"id":1}"""), Has.Count.EqualTo(2));
    }

    [Test]
    public void A_page_tells_how_it_begins_and_ends()
    {
        using var page = Pages.Read("""[{"id":" a"},{"id":5},{"id":"6"}]""", PageShape.Array);
        using var empty = RecordPage.Empty();
        var seen = new SeenKeys("id");

        var look = seen.Look(page);

        Assert.That((look.First, look.Last), Is.EqualTo((" a", "6")));
        Assert.That(look.IsNew, Is.All.True);
        Assert.That(
            seen.Look(empty),
            Has.Property(nameof(SeenPage.First)).Empty.And.Property(nameof(SeenPage.Last)).Empty
        );
    }

    [Test]
    public void What_passes_is_decided_once_though_a_page_is_looked_at_twice()
    {
        var seen = new SeenKeys("id");
        using var page = seen.New(Pages.Read("""[{"id":1},{"id":1},{"id":2}]""", PageShape.Array));

        Assert.That(page.Records(), Has.Count.EqualTo(2));
        Assert.That(page.Records(), Has.Count.EqualTo(2));
        Assert.That(page.Count, Is.EqualTo(3), "what the vendor gave");
    }

    [Test]
    public void A_page_in_a_file_is_looked_at_as_one_in_memory()
    {
        var text = new string('x', 1000);
        var records = Enumerable.Range(0, 18_000).Select(i => $"{{\"id\":{i / 2},\"text\":\"{text}\"}}").ToArray();
        var reply = Encoding.ASCII.GetBytes($"[{string.Join(',', records)}]");
        using var page = new SeenKeys("id").New(
            Pages.Read(reply, PageShape.Array, [64 * 1024], new Spool([Path.GetTempPath()]))
        );

        Assert.That(page.IsInMemory, Is.False);
        Assert.That(page.Records(), Is.EqualTo(records.Where((_, i) => i % 2 == 0)));
    }

    [Test]
    public void Several_members_tell_a_record_together()
    {
        string[] records =
        [
            """{"account":"a","user":"b"}""",
            """{"account":"a","user":"c"}""",
            """{"account":"b","user":"a"}""",
            """{"account":"ab","user":""}""",
            """{"account":"a","user":"b c"}""",
            """{"account":"a b","user":"c"}""",
            """{"account":1,"user":23}""",
            """{"account":12,"user":3}""",
        ];
        var seen = new SeenKeys("account", "user");

        Assert.That(New(seen, records), Is.EqualTo(records));
        Assert.That(
            New(seen, """{"user":"b","x":1,"account":"\u0061"}""", """{"account":"1","user":"23"}"""),
            Is.Empty
        );
    }

    [Test]
    public void No_text_runs_from_one_member_into_the_next()
    {
        string[] records =
        [
            """{"account":"a\u0000","user":"b"}""",
            """{"account":"a","user":"\u0000b"}""",
            """{"account":"a1:","user":"b"}""",
            """{"account":"a","user":"1:b"}""",
        ];

        Assert.That(New(new SeenKeys("account", "user"), records), Is.EqualTo(records));
    }

    [Test]
    public void Where_one_of_several_members_is_missing_the_whole_record_counts()
    {
        string[] records =
        [
            """{"account":"a"}""",
            """{"account":"a","n":1}""",
            """{"account":"a","user":null}""",
            """{"user":"a"}""",
        ];
        using var page = Pages.Read($"[{string.Join(',', records)},{records[0]}]", PageShape.Array);

        var look = new SeenKeys("account", "user").Look(page);

        Assert.That(look.IsNew, Is.EqualTo(new[] { true, true, true, true, false }));
        Assert.That(look.Keyless, Is.EqualTo(5));
    }

    [TestCase("7", "\"007\"")]
    [TestCase("\"7\"", "\"007\"")]
    [TestCase("\"7\"", "\"07\"")]
    [TestCase("7", "\"+7\"")]
    [TestCase("7", "7.0")]
    [TestCase("0", "\"-0\"")]
    [TestCase("\"0\"", "\"00\"")]
    [TestCase("\"AbC\"", "\"aBc\"")]
    [TestCase("\"a\"", "\"a.\"")]
    [TestCase("9223372036854775807", "9223372036854775808")]
    public void Keys_that_are_written_otherwise_are_others(string one, string other)
    {
        var seen = new SeenKeys("id");

        Assert.That(New(seen, $"{{\"id\":{one}}}"), Has.Count.EqualTo(1));
        Assert.That(New(seen, $"{{\"id\":{other}}}"), Has.Count.EqualTo(1));
        Assert.That(New(seen, $"{{\"id\":{one}}}", $"{{\"id\":{other}}}"), Is.Empty, "both are known now");
    }

    [Test]
    public void Different_records_are_counted()
    {
        var seen = new SeenKeys("id");

        New(seen, """{"id":1}""", """{"id":"1"}""", """{"id":"01"}""", """{"id":"a"}""", """{"id":"a"}""", "{}", "{}");

        Assert.That(seen.Count, Is.EqualTo(4), "1, 01, a and the one without a key");
    }

    private static IReadOnlyList<string> New(SeenKeys seen, params string[] records)
    {
        using var page = seen.New(Pages.Read($"[{string.Join(',', records)}]", PageShape.Array));
        return page.Records();
    }
}
