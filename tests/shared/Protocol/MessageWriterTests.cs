using System.Buffers;
using System.Text;
using System.Text.Json;
using Connectors.Protocol;

namespace Connectors.Tests.Protocol;

public class MessageWriterTests
{
    private readonly CollectingOutput _output = new();
    private readonly ManualClock _clock = new();
    private MessageWriter _writer = null!; // set before each test

    [SetUp]
    public void Begin()
    {
        _output.Writes.Clear();
        _output.Failure = null;
        _writer = new MessageWriter(_output, _clock);
    }

    [TearDown]
    public void End() => _writer.Dispose();

    [Test]
    public void A_message_leaves_at_once_as_one_line_in_one_write()
    {
        _writer.Write(Log("é"));

        Assert.That(_output.Writes, Has.Count.EqualTo(1));
        Assert.That(
            _output.Text,
            Is.EqualTo("{\"type\":\"LOG\",\"log\":{\"level\":\"INFO\",\"message\":\"\\u00e9\"}}\n")
        );
    }

    [Test]
    public void Records_wait_for_the_next_message_and_are_written_before_it()
    {
        Append("{\"r\":", "1", "}");
        Append("{\"r\":", "2", "}");
        var before = _output.Text;
        _writer.Write(Log("x"));

        Assert.That(before, Is.Empty);
        Assert.That(_output.Writes, Has.Count.EqualTo(1));
        Assert.That(_output.Lines, Has.Length.EqualTo(3));
        Assert.That(_output.Text, Does.StartWith("{\"r\":1}\n{\"r\":2}\n{\"type\":\"LOG\""));
    }

    [Test]
    public void Records_are_held_for_250_ms_at_most()
    {
        Append("a", "b", "c");
        _clock.Advance(TimeSpan.FromMilliseconds(249));
        var early = _output.Text;
        Append("d", "e", "f");
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        var due = _output.Text;
        Append("g", "h", "i");
        _clock.Advance(TimeSpan.FromMilliseconds(250));

        Assert.That(early, Is.Empty);
        Assert.That(due, Is.EqualTo("abc\ndef\n"));
        Assert.That(_output.Text, Is.EqualTo("abc\ndef\nghi\n"));
    }

    [Test]
    public void Flush_writes_what_is_held_and_nothing_when_nothing_is()
    {
        _writer.Flush();
        Append("a", "b", "c");
        _writer.Flush();
        _writer.Flush();

        Assert.That(_output.Writes, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_full_buffer_is_written_at_a_line_border()
    {
        var body = new string('x', 1000);

        for (var i = 0; i < 200; i++)
        {
            Append("<", body, ">");
        }

        _writer.Flush();

        Assert.That(_output.Lines, Has.Length.EqualTo(200).And.All.EqualTo("<" + body + ">"));
        Assert.That(_output.Writes.Select(w => w[^1]), Has.All.EqualTo((byte)'\n'));
        Assert.That(_output.Writes.Select(w => w.Length), Has.All.AtMost(OutputBuffer.Capacity));
        Assert.That(_output.Writes, Has.Count.EqualTo(4));
    }

    [TestCase(OutputBuffer.Capacity - 3)]
    [TestCase(OutputBuffer.Capacity - 2)]
    [TestCase(OutputBuffer.Capacity)]
    [TestCase(5 * OutputBuffer.Capacity + 7)]
    public void A_line_of_any_length_arrives_whole_and_in_order(int length)
    {
        var body = new string('x', length);

        Append("a", "b", "c");
        Append("<", body, ">");
        Append("d", "e", "f");
        _writer.Flush();

        Assert.That(_output.Text, Is.EqualTo("abc\n<" + body + ">\ndef\n"));
    }

    [TestCase(10)]
    [TestCase(200_000)]
    public void A_line_can_be_put_together_in_pieces(int length)
    {
        var body = new string('y', length);

        using (var lines = _writer.BeginLines())
        {
            lines.Append("a"u8, "b"u8, "c"u8);
            lines.Line.Write("<"u8);
            lines.Line.Write(Encoding.UTF8.GetBytes(body));
            lines.Line.Write(">"u8);
            lines.EndLine();
            lines.Append("d"u8, "e"u8, "f"u8);
        }

        _writer.Flush();

        Assert.That(_output.Text, Is.EqualTo("abc\n<" + body + ">\ndef\n"));
    }

    [Test]
    public void A_piece_larger_than_the_buffer_gets_the_room_it_asks_for()
    {
        const int length = 3 * OutputBuffer.Capacity;
        using (var lines = _writer.BeginLines())
        {
            lines.Line.Write("<"u8);
            lines.Line.GetSpan(length)[..length].Fill((byte)'z');
            lines.Line.Advance(length);
            lines.EndLine();
        }

        _writer.Flush();

        Assert.That(_output.Text, Is.EqualTo("<" + new string('z', length) + "\n"));
    }

    [Test]
    public void A_line_that_was_not_ended_is_taken_back()
    {
        using (var lines = _writer.BeginLines())
        {
            lines.Append("a"u8, "b"u8, "c"u8);
            lines.Line.Write("half"u8);
        }

        _writer.Write(Log("x"));

        Assert.That(_output.Text, Does.StartWith("abc\n{\"type\":\"LOG\"").And.Not.Contain("half"));
    }

    [Test]
    public void A_long_line_that_was_not_ended_does_not_swallow_the_next_one()
    {
        using (var lines = _writer.BeginLines())
        {
            lines.Line.Write(
                new byte[OutputBuffer.Capacity + 1]
                    .Select(_ => (byte)'q')
                    .ToArray()
            );
        }

        _writer.Write(Log("x"));

        Assert.That(_output.Lines[^1], Does.StartWith("{\"type\":\"LOG\""));
    }

    [Test]
    public void After_a_failure_nothing_more_is_written_and_the_run_is_told()
    {
        Append("a", "b", "c");
        _output.Failure = new OutputClosedException(32);
        var told = new ManualResetEventSlim();
        using var registration = _writer.Broken.Register(told.Set);

        Assert.That(() => _writer.Write(Log("x")), Throws.InstanceOf<OutputClosedException>());
        _output.Failure = null;

        Assert.That(() => _writer.Write(Log("y")), Throws.InstanceOf<OutputClosedException>());
        Assert.That(() => Append("d", "e", "f"), Throws.InstanceOf<OutputClosedException>());
        Assert.That(() => _writer.Flush(), Throws.InstanceOf<OutputClosedException>());
        Assert.That(told.Wait(TimeSpan.FromSeconds(10)), Is.True);
        Assert.That(_output.Text, Is.Empty);
    }

    [Test]
    public void A_failure_on_the_timer_is_kept_for_the_next_call()
    {
        Append("a", "b", "c");
        _output.Failure = new OutputFailedException("Full.", 28);

        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.That(
            () => _writer.Flush(),
            Throws.InstanceOf<OutputFailedException>().With.Property("Error").EqualTo(28)
        );
    }

    [Test]
    public void Disposing_writes_what_is_held()
    {
        Append("a", "b", "c");

        _writer.Dispose();

        Assert.That(_output.Text, Is.EqualTo("abc\n"));
    }

    [Test]
    public async Task Lines_of_several_threads_never_mix()
    {
        var writers = Enumerable.Range(0, 4).Select(n => Task.Run(() => WriteMany(n)));

        await Task.WhenAll(writers);
        _writer.Flush();

        Assert.That(_output.Lines, Has.Length.EqualTo(4 * 2000));
        Assert.That(_output.Lines.Select(KindOf), Has.All.EqualTo(JsonValueKind.Object));
    }

    private void WriteMany(int n)
    {
        for (var i = 0; i < 1000; i++)
        {
            Append("{\"n\":", n.ToString(), "}");
            _writer.Write(Log("from " + n));
        }
    }

    private static JsonValueKind KindOf(string line) => JsonElement.Parse(line).ValueKind;

    private void Append(string prefix, string body, string suffix)
    {
        using var lines = _writer.BeginLines();
        lines.Append(Encoding.UTF8.GetBytes(prefix), Encoding.UTF8.GetBytes(body), Encoding.UTF8.GetBytes(suffix));
    }

    private static LogMessage Log(string text) => new(new AirbyteLog(AirbyteLogLevel.Info, text));
}
