using System.Runtime.Versioning;
using System.Text;
using Connectors.Records;

namespace Connectors.Tests.Records;

/// <summary>Nothing is read behind the padding, wherever a text ends.</summary>
[Platform("Linux")]
[SupportedOSPlatform("linux")]
public sealed unsafe class JsonCursorTests
{
    [Test]
    public void A_value_that_ends_anywhere_is_read_within_its_padding()
    {
        var maker = new JsonMaker(3);
        var texts = Enumerable
            .Range(0, 40)
            .Select(_ => maker.Record())
            .Append($"[\"{new string('x', 40)}\\u00e9\",12345,true,null,-1.5e+10]");
        using var memory = new FencedText(10_000);
        foreach (var text in texts.Select(Encoding.UTF8.GetBytes))
        {
            for (var length = 1; length < text.Length; length++)
            {
                Assert.That(Passes(memory, text.AsSpan(0, length)), Is.Null, "it ended too early");
            }

            Assert.That(Passes(memory, text), Is.EqualTo(text.Length));
        }
    }

    [Test]
    public void An_expected_name_that_is_longer_than_what_is_left_is_not_read()
    {
        var record = Encoding.UTF8.GetBytes($"{{\"a\":1,\"{new string('n', 500)}\":2}}");
        var tracker = new LayoutTracker();
        using var memory = new FencedText(10_000);
        Assert.That(Passes(memory, record, tracker), Is.EqualTo(record.Length));

        for (var length = 1; length < record.Length; length++)
        {
            Assert.That(Passes(memory, record.AsSpan(0, length), tracker), Is.Null);
        }

        Assert.That(Passes(memory, record, tracker), Is.EqualTo(record.Length));
        Assert.That(tracker.Layouts, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_token_is_not_compared_with_what_lies_behind_the_text()
    {
        var token = Encoding.ASCII.GetBytes($"\"{new string('n', 3000)}\":");
        using var memory = new FencedText(10_000);
        for (var length = 0; length < token.Length; length += 50)
        {
            var start = memory.Put(token.AsSpan(0, length), padding: 0);

            Assert.That(new JsonCursor(start, start + length).IsAt(start, token), Is.False);
        }

        var whole = memory.Put(token, padding: 0);
        Assert.That(new JsonCursor(whole, whole + token.Length).IsAt(whole, token), Is.True);
    }

    [TestCase("12", null)]
    [TestCase("12,", 2)]
    [TestCase("0", null)]
    [TestCase("-1.5e3 ", 6)]
    public void A_number_ends_only_where_something_follows(string text, int? end)
    {
        using var memory = new FencedText(100);

        Assert.That(Passes(memory, Encoding.ASCII.GetBytes(text)), Is.EqualTo(end));
    }

    [Test]
    public void An_error_tells_its_place_in_the_whole_reply()
    {
        using var memory = new FencedText(100);

        Assert.That(
            () =>
            {
                var start = memory.Put("[1 2]"u8, JsonCursor.Padding);
                var traits = RecordTraits.None;
                new JsonCursor(start, start + 5, before: 1000).Value(start, ref traits, depth: 0);
            },
            Throws.TypeOf<InvalidDataException>().With.Message.Contains("at byte 1003 ")
        );
    }

    private static int? Passes(FencedText memory, ReadOnlySpan<byte> text, LayoutTracker? tracker = null)
    {
        var start = memory.Put(text, JsonCursor.Padding);
        var cursor = new JsonCursor(start, start + text.Length);
        var traits = RecordTraits.None;
        var end = tracker is null
            ? cursor.Value(start, ref traits, depth: 0)
            : tracker.Record(cursor, start, ref traits, out _);
        return end == null ? null : (int)(end - start);
    }
}
