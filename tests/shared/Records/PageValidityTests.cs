using System.Text;
using Connectors.Records;

namespace Connectors.Tests.Records;

/// <summary>The scanner takes what System.Text.Json takes, finds the same records, and does so wherever the text is cut.</summary>
public sealed class PageValidityTests
{
    private static readonly string[] Valid =
    [
        "0",
        "-0",
        "-0.0",
        "1.10",
        "1e5",
        "1E+05",
        "1e-0",
        "123456789012345678901234567890.5",
        "true",
        "false",
        "null",
        "\"\"",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00Ff\"",
        "\"\\ud800\"",
        "\"\u007f\"",
        "\"é€😀\"",
        "\"0123456789abcde\"",
        "\"0123456789abcdef\"",
        "\"0123456789abcdefg\\n\"",
        "[]",
        "[ ]",
        "[1,\n2]",
        "[[[[]]]]",
        "{}",
        "{ \"a\" : 1 , \"a\" : 2 }",
        "{\"\":{\"\":[]}}",
        " \t\r\n1 \t\r\n",
    ];

    private static readonly string[] Invalid =
    [
        "",
        "01",
        "-",
        "-01",
        "+1",
        ".5",
        "1.",
        "1.e5",
        "1e",
        "1e+",
        "1.2.3",
        "0x1",
        "1 2",
        "--1",
        "1-",
        "NaN",
        "Infinity",
        "tru",
        "True",
        "nul",
        "nulll",
        "truefalse",
        "\"a",
        "\"\\x\"",
        "\"\\u12G4\"",
        "\"\\u12\"",
        "\"\\",
        "\"a\u0001b\"",
        "\"a\nb\"",
        "\"a\tb\"",
        "\"a\0b\"",
        "'a'",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1",
        "]",
        "[}",
        "{",
        "{]",
        "{a:1}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{,}",
        "{\"a\":1 \"b\":2}",
        "{\"a\" 1}",
        "{1:2}",
        "{\"a\":1,,\"b\":2}",
        "/**/1",
        "1//",
        "\f1",
        "\u00a01",
        "\0",
        "1\0",
        "\uFEFF1",
    ];

    [TestCaseSource(nameof(Valid))]
    public void Valid_json_is_taken_wherever_it_is_cut(string value)
    {
        foreach (var reply in Replies(value))
        {
            var expected = JsonOracle.Records(Encoding.UTF8.GetBytes(reply));

            Assert.That(expected, Is.Not.Null, "the oracle takes it");
            Assert.That(AtAllCuts(reply), Is.All.EqualTo(expected));
        }
    }

    [TestCaseSource(nameof(Invalid))]
    public void Invalid_json_is_refused_wherever_it_is_cut(string value)
    {
        foreach (var reply in Replies(value))
        {
            Assert.That(JsonOracle.Records(Encoding.UTF8.GetBytes(reply)), Is.Null, "the oracle refuses it");
            Assert.That(AtAllCuts(reply), Is.All.Null);
        }
    }

    [Test]
    public void Random_replies_are_taken_and_refused_as_by_the_framework([Range(1, 8)] int seed)
    {
        var maker = new JsonMaker(seed);
        var taken = 0;
        for (var i = 0; i < 150; i++)
        {
            var whole = maker.Reply();
            var plain = JsonOracle.Plain(maker.Next(3) == 0 ? Encoding.UTF8.GetBytes(whole) : maker.Break(whole));
            var expected = JsonOracle.Records(plain);
            taken += expected is null ? 0 : 1;

            Assert.Multiple(() =>
            {
                var text = Encoding.UTF8.GetString(plain);
                Assert.That(Records(plain, [plain.Length + 1]), Is.EqualTo(expected), text);
                Assert.That(Records(plain, [1]), Is.EqualTo(expected), text);
                Assert.That(Records(plain, [1 + maker.Next(9), 1 + maker.Next(40)]), Is.EqualTo(expected), text);
            });
        }

        Assert.That(taken, Is.InRange(30, 120), "both kinds occur");
    }

    [Test]
    public void Larger_replies_are_taken_however_they_are_cut()
    {
        var maker = new JsonMaker(77);
        var records = string.Join(',', Enumerable.Range(0, 3000).Select(_ => maker.Record()));
        var reply = Encoding.UTF8.GetBytes($"{{\"entries\":[{records}],\"cursor\":\"c\"}}");
        var expected = Pages.Read(reply).Records();

        var pieces = Enumerable
            .Range(0, 8)
            .Select(_ => Enumerable.Range(0, 50).Select(_ => 1 + maker.Next(3000)).ToArray());

        Assert.That(expected, Has.Count.EqualTo(3000));
        Assert.That(JsonOracle.Records(reply), Is.EqualTo(expected));
        Assert.That(pieces.Select(lengths => Pages.Read(reply, pieces: lengths).Records()), Is.All.EqualTo(expected));
    }

    [Test]
    public void Nesting_has_a_bound([Values(true, false)] bool isList)
    {
        var (open, close) = isList ? ("[", "]") : ("{\"a\":", "}");
        string Nested(int levels) =>
            $"{{\"entries\":[{{\"v\":{string.Concat(Enumerable.Repeat(open, levels))}1{string.Concat(Enumerable.Repeat(close, levels))}}}]}}";

        Assert.That(Pages.Read(Nested(255)).Count, Is.EqualTo(1));
        Assert.That(
            () => Pages.Read(Nested(256)),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains("nested deeper than 256 levels")
        );
        Assert.That(() => Pages.Read($"{{\"a\":{new string('[', 200_000)}"), Throws.TypeOf<InvalidDataException>());
    }

    private static string[] Replies(string value) =>
        [
            $"{{\"entries\":[{{\"v\":{value}}}]}}",
            $"{{\"entries\":[{{\"v\":1}},{{\"v\":{value},\"w\":2}}],\"cursor\":{value}}}",
            $"{{\"other\":{value},\"entries\":[]}}",
        ];

    /// <summary>The records, for the reply in one piece, in two at each place, and byte by byte.</summary>
    private static List<IReadOnlyList<string>?> AtAllCuts(string reply)
    {
        var bytes = Encoding.UTF8.GetBytes(reply);
        var results = new List<IReadOnlyList<string>?> { Records(bytes, [1]) };
        for (var cut = 1; cut <= bytes.Length; cut++)
        {
            results.Add(Records(bytes, [cut, bytes.Length]));
        }

        return results;
    }

    private static IReadOnlyList<string>? Records(byte[] reply, int[] pieces)
    {
        try
        {
            using var page = Pages.Read(reply, pieces: pieces);
            return page.Records();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
