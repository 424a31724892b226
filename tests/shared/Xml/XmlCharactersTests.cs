using System.Text;
using Connectors.Xml;

namespace Connectors.Tests.Xml;

public sealed class XmlCharactersTests
{
    [TestCase("a\0b\u0001\u0008\u000B\u000C\u000E\u001Fc", "abc")]
    [TestCase("\uFFFEa\uFFFF", "a")]
    [TestCase("\t\n\r \u007F\u0085\u2028", "\t\n\r \u007F\u0085\u2028")]
    [TestCase("\uFFFD is text, \uD83D\uDE00 too", "\uFFFD is text, \uD83D\uDE00 too")]
    [TestCase("\0\0\0", "")]
    [TestCase("", "")]
    public void Only_what_XML_does_not_have_is_left_out(string body, string text)
    {
        Assert.That(Read(Encoding.UTF8.GetBytes(body)), Is.EqualTo(text));
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(7)]
    [TestCase(4096)]
    [TestCase(50_000)]
    public void Illegal_characters_are_left_out_wherever_borders_of_buffers_lie(int room)
    {
        var legal = string.Concat(Enumerable.Range(0, 12_000).Select(i => i % 5 == 0 ? "\uD83D\uDE00é" : $"{i}"));
        var body = string.Concat(
            legal.EnumerateRunes().Select((rune, i) => i % 3 == 0 ? $"{rune}\u0001\u0002" : $"{rune}")
        );

        Assert.That(Read(Encoding.UTF8.GetBytes(body), room) == legal, Is.True);
    }

    [TestCase(1)]
    [TestCase(16_383)]
    [TestCase(16_384)]
    [TestCase(16_385)]
    public void A_run_of_illegal_characters_that_fills_a_buffer_is_not_the_end(int length)
    {
        var body = new string('\u0003', length) + "x" + new string('\u0003', 3 * length);

        Assert.That(Read(Encoding.UTF8.GetBytes(body), room: 16), Is.EqualTo("x"));
    }

    [Test]
    public void Characters_may_arrive_byte_by_byte()
    {
        using var text = new XmlCharacters(new Dripping(Encoding.UTF8.GetBytes("é\u0001\uD83D\uDE00€")));

        Assert.That(text.ReadToEnd(), Is.EqualTo("é\uD83D\uDE00€"));
    }

    [TestCase("utf-8")]
    [TestCase("utf-16")]
    [TestCase("utf-16BE")]
    [TestCase("utf-32")]
    public void The_mark_of_an_encoding_counts_and_is_no_text(string name)
    {
        var encoding = Encoding.GetEncoding(name);

        Assert.That(Read([.. encoding.GetPreamble(), .. encoding.GetBytes("<é/>")]), Is.EqualTo("<é/>"));
    }

    [TestCase(new byte[] { (byte)'a', 0xFF, (byte)'b' }, "a\uFFFDb")]
    [TestCase(new byte[] { (byte)'a', 0xE9, (byte)'b' }, "a\uFFFDb", Description = "Latin 1")]
    [TestCase(new byte[] { (byte)'a', 0xF0, 0x9F, 0x98 }, "a\uFFFD", Description = "cut")]
    [TestCase(new byte[] { 0xED, 0xA0, 0xBD }, "\uFFFD\uFFFD\uFFFD", Description = "half of a pair")]
    public void What_is_no_text_is_replaced(byte[] body, string text)
    {
        Assert.That(Read(body), Is.EqualTo(text));
    }

    [Test]
    public void The_end_is_known_when_it_was_met_and_not_before()
    {
        using var text = new XmlCharacters(new MemoryStream("abc"u8.ToArray()));
        var buffer = new char[8];

        var none = text.Read(buffer, 0, 0);
        var all = text.Read(buffer, 0, 8);

        Assert.That((none, all, text.IsAtEnd), Is.EqualTo((0, 3, false)));
        Assert.That(text.Read(buffer, 0, 8), Is.Zero);
        Assert.That(text.IsAtEnd, Is.True);
    }

    [Test]
    public void The_body_is_left_to_whoever_opened_it()
    {
        using var body = new MemoryStream("abc"u8.ToArray());

        new XmlCharacters(body).Dispose();

        Assert.That(body.CanRead, Is.True);
    }

    private static string Read(byte[] body, int room = 4096)
    {
        using var text = new XmlCharacters(new MemoryStream(body));
        var all = new StringBuilder();
        var buffer = new char[room + 2];
        int count;
        while ((count = text.Read(buffer, 1, room)) > 0)
        {
            all.Append(buffer, 1, count);
        }

        Assert.That((buffer[0], buffer[^1]), Is.EqualTo(('\0', '\0')), "it keeps to its place");
        return all.ToString();
    }

    /// <summary>Gives one byte at a time.</summary>
    private sealed class Dripping(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(1, count));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(1, buffer.Length)]);
    }
}
