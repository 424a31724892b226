using System.Globalization;
using System.Text;
using System.Text.Json;
using Connectors.Records;

namespace Connectors.Tests.Records;

/// <summary>The keys are stored by users for ever: whatever these tests fix must never change.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class CanonicalJsonTests
{
    private readonly CanonicalHash _hash = new();

    [Test]
    public void The_key_of_an_event_is_the_one_that_is_published()
    {
        const string Line =
            """{"createdAt":"2024-03-05 08:00:00 +00:00","email":"ada@kran.example","campaignId":7700123,"transactionalData":"{\"orderNo\":\"A-9\"}","itblInternal":{"documentCreatedAt":"2024-03-05 08:00:01 +00:00","documentUpdatedAt":"2024-03-05 08:00:01 +00:00"}}""";
        using var document = JsonDocument.Parse(Line);

        _hash.Write("emailSend\n{"u8);
        foreach (
            var (i, member) in document
                .RootElement.EnumerateObject()
                .OrderBy(m => m.Name, StringComparer.Ordinal)
                .Index()
        )
        {
            _hash.Write(Encoding.UTF8.GetBytes($"{(i == 0 ? "" : ",")}\"{member.Name}\":"));
            CanonicalJson.Write(Encoding.UTF8.GetBytes(member.Value.GetRawText()), "documentUpdatedAt"u8, _hash);
        }

        _hash.Write("}"u8);

        Assert.That(Finish(), Is.EqualTo("f7c84f1b9a598f81c213354355aa2174"));
    }

    [TestCase("""{"b":1,"a":2}""", """{"a":2,"b":1}""", TestName = "Members_are_sorted")]
    [TestCase("""{ "a" : [ 1 , { } ,[ ] ] }""", """{"a":[1,{},[]]}""", TestName = "Blanks_go")]
    [TestCase("{\t\"a\"\r\n:\n1}", """{"a":1}""", TestName = "Line_breaks_and_tabs_go")]
    [TestCase("""{"a":1,"a":0,"A":2}""", """{"A":2,"a":1,"a":0}""", TestName = "Equal_names_keep_their_order")]
    [TestCase("""{"\u0061":1,"a":0}""", """{"a":1,"a":0}""", TestName = "Equal_names_may_be_spelled_differently")]
    [TestCase("""{"ab":1,"a":2,"":3}""", """{"":3,"a":2,"ab":1}""", TestName = "A_shorter_name_comes_first")]
    [TestCase(
        """{"\ud83d\ude00":1,"\uff5e":2}""",
        """{"～":2,"😀":1}""",
        TestName = "Names_are_sorted_by_their_bytes_and_not_by_their_units"
    )]
    [TestCase("""["\/","\u002f","\u0041"]""", """["/","/","A"]""", TestName = "Needless_escapes_go")]
    [TestCase(
        """["\"","\u0022","\\","\u005C"]""",
        """["\"","\"","\\","\\"]""",
        TestName = "Quote_and_backslash_stay_escaped"
    )]
    [TestCase(
        """["\b\f\n\r\t","\u001F"]""",
        """["\u0008\u000c\u000a\u000d\u0009","\u001f"]""",
        TestName = "Control_characters_are_written_by_their_number"
    )]
    [TestCase("""["\u007f","\u00e9\u20ac"]""", "[\"\u007f\",\"é€\"]", TestName = "All_else_is_raw")]
    [TestCase("""["\ud83d\ude00","😀"]""", """["😀","😀"]""", TestName = "Pairs_are_one_character")]
    [TestCase(
        """["\ud83d","\ude00x","\ud83d\u0041","\ude00\ud83d"]""",
        "[\"\uFFFD\",\"\uFFFDx\",\"\uFFFDA\",\"\uFFFD\uFFFD\"]",
        TestName = "Half_a_pair_is_the_replacement_character"
    )]
    [TestCase(
        """["\ud83d\ud83d\ude00"]""",
        "[\"\uFFFD😀\"]",
        TestName = "Half_a_pair_does_not_take_the_next_one_with_it"
    )]
    [TestCase(
        """[1.0,1,-0,1E+400,0.10,true,false,null]""",
        """[1.0,1,-0,1E+400,0.10,true,false,null]""",
        TestName = "Numbers_and_literals_are_as_sent"
    )]
    [TestCase("\"\\\\\"", "\"\\\\\"", TestName = "A_backslash_may_be_the_last_character")]
    public void All_spellings_share_one_form(string json, string canonical)
    {
        Assert.That(Key(json), Is.EqualTo(PlainCanonical.Key(canonical)));
    }

    [TestCase("1.0", "1")]
    [TestCase("10", "1e1")]
    [TestCase("-0", "0")]
    [TestCase("\"1\"", "1")]
    [TestCase("null", "\"null\"")]
    [TestCase("[1,2]", "[2,1]")]
    [TestCase("{}", "[]")]
    [TestCase("""{"a":1,"a":2}""", """{"a":2,"a":1}""")]
    [TestCase("""{"a":1}""", """{"a":1,"a":1}""")]
    [TestCase("\"é\"", "\"e\u0301\"")]
    public void What_differs_has_another_key(string a, string b)
    {
        Assert.That(Key(a), Is.Not.EqualTo(Key(b)));
    }

    [Test]
    public void Broken_bytes_are_replacement_characters_in_names_and_values()
    {
        byte[] broken = [.. "{\"b"u8, 0xC3, .. "\":[\"x"u8, 0xFF, .. "\\n"u8, 0xE2, 0x82, .. "y\"]}"u8];

        Assert.That(Key(broken), Is.EqualTo(PlainCanonical.Key("{\"b\uFFFD\":[\"x\uFFFD\\u000a\uFFFDy\"]}")));
    }

    [Test]
    public void A_broken_name_is_sorted_as_what_it_is_written_as()
    {
        byte[] broken = [.. "{\""u8, 0xFF, .. "\":1,\"😀\":2,\"a\":3}"u8];

        Assert.That(Key(broken), Is.EqualTo(PlainCanonical.Key("{\"a\":3,\"\uFFFD\":1,\"😀\":2}")));
    }

    [TestCase("""{"a":1,"drop":{"a":[1]},"z":2}""", """{"a":1,"z":2}""")]
    [TestCase("""{"dr\u006fp":1,"z":2}""", """{"z":2}""")]
    [TestCase("""{"drop":1}""", "{}")]
    [TestCase("""{"a":{"drop":1}}""", """{"a":{"drop":1}}""")]
    [TestCase("""["drop"]""", """["drop"]""")]
    [TestCase("""{"Drop":1}""", """{"Drop":1}""")]
    public void One_member_of_the_object_itself_may_be_left_out(string json, string canonical)
    {
        CanonicalJson.Write(Encoding.UTF8.GetBytes(json), "drop"u8, _hash);

        Assert.That(Finish(), Is.EqualTo(PlainCanonical.Key(canonical)));
    }

    [TestCase(8)]
    [TestCase(9)]
    [TestCase(17)]
    [TestCase(500)]
    public void Objects_of_any_size_are_sorted(int members)
    {
        var random = new Random(members);
        var names = Enumerable.Range(0, members).Select(i => $"n{i % (members - 2)}").ToArray();
        random.Shuffle(names);
        var json = $"{{{string.Join(" , ", names.Select((name, i) => $"\"{name}\":{{\"z\":{i},\"y\":[]}}"))}}}";

        Assert.That(Key(json), Is.EqualTo(PlainCanonical.Key(PlainCanonical.Of(json))));
    }

    [Test]
    public void Nesting_may_be_as_deep_as_anything_that_is_read()
    {
        var json =
            string.Concat(Enumerable.Repeat("{\"b\":[0,", 120))
            + "1"
            + string.Concat(Enumerable.Repeat("],\"a\":2}", 120));

        Assert.That(Key(json), Is.EqualTo(PlainCanonical.Key(PlainCanonical.Of(json))));
    }

    [Test]
    public void Any_JSON_has_the_key_of_its_plain_canonical_form()
    {
        var maker = new JsonMaker(20_240_305);
        Assert.Multiple(() =>
        {
            for (var i = 0; i < 3000; i++)
            {
                var json = maker.Record(depth: 3);
                Assert.That(Key(json), Is.EqualTo(PlainCanonical.Key(PlainCanonical.Of(json))), json);
            }
        });
    }

    [TestCase(1000)]
    [TestCase(32_766)]
    [TestCase(32_767)]
    [TestCase(32_768)]
    [TestCase(32_769)]
    [TestCase(65_536)]
    [TestCase(200_001)]
    public void Text_of_any_length_is_hashed_as_if_at_once(int length)
    {
        var plain = $"\"{new string('x', length - 2)}\"";
        var escaped = $"\"{string.Concat(Enumerable.Repeat("\\u00e9", length / 2))}\"";

        Assert.That(Key(plain), Is.EqualTo(PlainCanonical.Key(plain)));
        Assert.That(Key(escaped), Is.EqualTo(PlainCanonical.Key($"\"{new string('é', length / 2)}\"")));
        Assert.That(Key("1"), Is.EqualTo(PlainCanonical.Key("1")), "the next one begins anew");
    }

    [Test]
    public void Long_documents_of_many_pieces_are_hashed_as_if_at_once()
    {
        var maker = new JsonMaker(7);
        for (var i = 0; i < 5; i++)
        {
            var json = $"[{string.Join(',', Enumerable.Range(0, 2000).Select(_ => maker.Record()))}]";

            Assert.That(Key(json), Is.EqualTo(PlainCanonical.Key(PlainCanonical.Of(json))));
        }
    }

    [Test]
    public void What_is_written_through_spans_counts_too()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 9000; i++)
        {
            var piece = i.ToString(CultureInfo.InvariantCulture);
            text.Append(piece);
            _hash.Advance(Encoding.ASCII.GetBytes(piece, i % 2 == 0 ? _hash.GetSpan(8) : _hash.GetMemory(8).Span));
        }

        Assert.That(Finish(), Is.EqualTo(PlainCanonical.Key(text.ToString())));
    }

    [TestCase("a", "b", -1)]
    [TestCase("b", "a", 1)]
    [TestCase("a", "a", 0)]
    [TestCase("a", "\\u0061", 0)]
    [TestCase("\\u0062", "a", 1)]
    [TestCase("\\ud800", "\\ufffd", 0)]
    public void Names_are_compared_by_what_they_mean(string a, string b, int sign)
    {
        var compared = CanonicalJson.CompareNames(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b));

        Assert.That(Math.Sign(compared), Is.EqualTo(sign));
    }

    private string Key(string json) => Key(Encoding.UTF8.GetBytes(json));

    private string Key(byte[] json)
    {
        CanonicalJson.Write(json, _hash);
        return Finish();
    }

    private string Finish()
    {
        var digits = new byte[CanonicalHash.Length];
        _hash.Finish(digits);
        return Encoding.ASCII.GetString(digits);
    }
}
