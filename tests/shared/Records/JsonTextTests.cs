using System.Text;
using System.Text.Json;
using Connectors.Records;

namespace Connectors.Tests.Records;

public class JsonTextTests
{
    [TestCase("""{"a":[{}],"b":"}"}""")]
    [TestCase("""[[],"]",{"a":[]}]""")]
    [TestCase("""["\\","\"]"]""")]
    [TestCase("\"a\\\\\"")]
    [TestCase("\"\"")]
    [TestCase("-1.5e+7")]
    [TestCase("true")]
    [TestCase("null")]
    public void A_value_is_passed_whatever_follows(string value)
    {
        foreach (var tail in new[] { ",\"x\"]", "]", "}", " }", "\n", "\t,", "" })
        {
            Assert.That(
                JsonText.Skip(Encoding.UTF8.GetBytes($"[{value}{tail}"), 1),
                Is.EqualTo(1 + value.Length),
                tail
            );
        }
    }

    [Test]
    public void The_members_of_any_object_are_found_and_sorted()
    {
        var maker = new JsonMaker(11);
        Assert.Multiple(() =>
        {
            for (var i = 0; i < 1000; i++)
            {
                var json = maker.Record();
                using var document = JsonDocument.Parse(json);

                var expected = document
                    .RootElement.EnumerateObject()
                    .OrderBy(m => Convert.ToHexString(Encoding.UTF8.GetBytes(m.Name)), StringComparer.Ordinal)
                    .Select(m => m.Value.GetRawText());
                Assert.That(Values(Encoding.UTF8.GetBytes(json)), Is.EqualTo(expected), json);
            }
        });
    }

    [TestCase("\\n", '\n', 2)]
    [TestCase("\\/", '/', 2)]
    [TestCase("\\\"", '"', 2)]
    [TestCase("\\u00E9x", 0xE9, 6)]
    [TestCase("\\ud83d\\ude00", 0x1F600, 12)]
    [TestCase("\\ud83d\\n", 0xFFFD, 6)]
    [TestCase("\\ud83d\\u0041", 0xFFFD, 6)]
    [TestCase("\\ude00\\ud83d", 0xFFFD, 6)]
    [TestCase("\\ud83d", 0xFFFD, 6)]
    public void An_escape_is_one_character(string text, int character, int length)
    {
        var read = JsonText.Unescape(Encoding.UTF8.GetBytes(text), out var rune);

        Assert.That((read, rune.Value), Is.EqualTo((length, character)));
    }

    private static List<string> Values(byte[] json)
    {
        using var members = new MemberList(json, stackalloc MemberPlace[MemberList.Few]);
        var values = new List<string>();
        for (var i = 0; i < members.Count; i++)
        {
            values.Add(Encoding.UTF8.GetString(members.Value(i)));
        }

        return values;
    }
}
