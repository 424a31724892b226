using System.Buffers;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Connectors.Records;

namespace Connectors.Tests.Records;

public sealed class JsonRewriterTests
{
    private const RecordTraits All =
        RecordTraits.NonAscii | RecordTraits.UnicodeEscape | RecordTraits.LineBreak | RecordTraits.BrokenText;

    [TestCase("\"é\"", "\"\\u00e9\"")]
    [TestCase("\"€\"", "\"\\u20ac\"")]
    [TestCase("\"😀\"", "\"\\ud83d\\ude00\"")]
    [TestCase("\"\u007f\u0080\uffff\"", "\"\u007f\\u0080\\uffff\"")]
    [TestCase("{\"é\":\"aéb\"}", "{\"\\u00e9\":\"a\\u00e9b\"}")]
    [TestCase("\"\\n\\\\é\\\"\"", "\"\\n\\\\\\u00e9\\\"\"")]
    public void Text_beyond_ascii_is_escaped(string json, string expected)
    {
        Assert.That(Write(json, ascii: true), Is.EqualTo(expected));
        Assert.That(Write(json, ascii: false), Is.EqualTo(json));
    }

    [TestCase("\"\\ud800\"", "\"\\ufffd\"")]
    [TestCase("\"\\uDC00\"", "\"\\ufffd\"")]
    [TestCase("\"\\ud83dx\"", "\"\\ufffdx\"")]
    [TestCase("\"\\ud83d\\u0041\"", "\"\\ufffd\\u0041\"")]
    [TestCase("\"\\ud83d\\n\"", "\"\\ufffd\\n\"")]
    [TestCase("\"\\ud83d\\ud83d\\ude00\"", "\"\\ufffd\\ud83d\\ude00\"")]
    [TestCase("\"\\ude00\\ud83d\"", "\"\\ufffd\\ufffd\"")]
    [TestCase("\"\\\\ud800\"", "\"\\\\ud800\"")]
    public void Half_a_surrogate_pair_becomes_the_replacement_character(string json, string expected)
    {
        Assert.That(Write(json, ascii: true), Is.EqualTo(expected));
        Assert.That(Write(json, ascii: false), Is.EqualTo(expected));
    }

    [TestCase("\"\\ud83d\\ude00\"")]
    [TestCase("\"\\uD83D\\uDE00\"")]
    [TestCase("\"\\u00e9\\u0000\\ud7ff\\ue000\"")]
    public void Whole_escapes_stay_as_they_are(string json)
    {
        Assert.That(Write(json, ascii: true), Is.EqualTo(json));
    }

    [Test]
    public void Line_breaks_go_where_they_mean_nothing()
    {
        const string Pretty = "{\r\n\t\"a b\" : [ 1 ,\n2 ] ,\n\"c\" : \"x \\n \\\" , { é\" , \"d\":\"\"\n}";

        Assert.That(
            Write(Pretty, ascii: true),
            Is.EqualTo("{\"a b\":[1,2],\"c\":\"x \\n \\\" , { \\u00e9\",\"d\":\"\"}")
        );
    }

    [Test]
    public void Broken_text_is_mended_as_the_framework_does([Values] bool ascii)
    {
        byte[][] broken =
        [
            [0x80],
            [0xC3],
            [0xE2, 0x82],
            [0xF0, 0x9F, 0x98],
            [0xFF, 0xFE],
            [0xC0, 0xAF],
            [0xED, 0xA0, 0x80],
            [0xF4, 0x90, 0x80, 0x80],
            [0xC3, (byte)'a', 0xA9],
            [0xE2, 0x82, 0xC3, 0xA9],
        ];
        foreach (var bytes in broken)
        {
            byte[] json = [(byte)'"', .. bytes, (byte)'x', .. bytes, (byte)'"'];

            var output = Write(json, All, ascii);

            var expected = Encoding.UTF8.GetString(json.AsSpan(1, json.Length - 2));
            Assert.That(JsonElement.Parse(output).GetString(), Is.EqualTo(expected));
        }
    }

    [Test]
    public void Whatever_is_written_means_the_same_as_before([Range(1, 6)] int seed, [Values] bool ascii)
    {
        var maker = new JsonMaker(seed);
        for (var i = 0; i < 200; i++)
        {
            var record = maker.Record(depth: 3);

            var body = Pages.Batch($"{{\"entries\":[{record}]}}").Bodies(ascii).Single();

            Assert.That(Tokens(body), Is.EqualTo(Tokens(record)), record);
            Assert.That(body, Does.Not.Contain("\n").And.Not.Contain("\r"));
            Assert.That(!ascii || Ascii.IsValid(body), Is.True, body);
        }
    }

    [Test]
    public void Many_escapes_in_a_long_text_are_not_searched_for_again_and_again()
    {
        var json = $"\"{string.Concat(Enumerable.Repeat("\\n", 1_000_000))}é\"";
        var watch = Stopwatch.StartNew();

        var output = Write(json, ascii: true);

        // Quadratic, it looks at 1,000 GB.
        Assert.That(output, Has.Length.EqualTo(json.Length + 5));
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)));
    }

    /// <summary>Each token and what it says; numbers digit by digit.</summary>
    private static List<string> Tokens(string json)
    {
        var tokens = new List<string>();
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        while (reader.Read())
        {
            var text = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName
                ? reader.GetString()
                : Encoding.UTF8.GetString(reader.ValueSpan);
            tokens.Add($"{reader.TokenType} {text}");
        }

        return tokens;
    }

    private static string Write(string json, bool ascii) =>
        Encoding.UTF8.GetString(Write(Encoding.UTF8.GetBytes(json), All, ascii));

    private static byte[] Write(byte[] json, RecordTraits traits, bool ascii)
    {
        var output = new ArrayBufferWriter<byte>();
        JsonRewriter.Write(json, traits, ascii, output);
        return output.WrittenSpan.ToArray();
    }
}
