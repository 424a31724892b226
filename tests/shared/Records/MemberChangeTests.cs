using System.Buffers;
using System.Text;
using Connectors.Records;

namespace Connectors.Tests.Records;

/// <summary>Changes within an object, and the buffer that they are written to.</summary>
public sealed class MemberChangeTests
{
    [TestCase("""{"a":1}""", """{"a":2}""")]
    [TestCase("""{ "b" : [1] , "a" : 1 }""", """{ "b" : [1] , "a" : 2 }""")]
    [TestCase("""{"\u0061":1,"b":{"a":1}}""", """{"\u0061":2,"b":{"a":1}}""")]
    [TestCase("""{"a":1,"a":1}""", """{"a":2,"a":2}""")]
    [TestCase("""{"c":1,"a":1,"d":1}""", """{"c":3,"a":2,"d":1}""")]
    [TestCase("""{"a":5}""", null)]
    [TestCase("""{"b":1}""", null)]
    [TestCase("{}", null)]
    public void An_object_is_written_with_its_changes(string json, string? expected)
    {
        var output = new EditBuffer(0);
        output.Put("before"u8);

        var isChanged = MemberChange.TryWrite(
            Encoding.UTF8.GetBytes(json),
            [Change("a", "1", "2"), Change("c", "1", "3"), Change("a", "2", "4")],
            output
        );

        Assert.That(isChanged, Is.EqualTo(expected is not null));
        Assert.That(Encoding.UTF8.GetString(output.Written), Is.EqualTo("before" + (expected ?? json)));
    }

    [Test]
    public void What_an_edit_wrote_before_it_gave_up_is_taken_back()
    {
        var output = new EditBuffer(0);

        var isChanged = MemberChange.TryWrite(
            """{"a":1,"b":1}"""u8,
            [new("a"u8.ToArray(), (_, rubbish) => rubbish.Put("rubbish"u8) && false), Change("b", "1", "2")],
            output
        );

        Assert.That(isChanged, Is.True);
        Assert.That(Encoding.UTF8.GetString(output.Written), Is.EqualTo("""{"a":1,"b":2}"""));
    }

    [Test]
    public void An_edit_that_gives_up_leaves_the_record_where_it_is()
    {
        var batch = Pages.Batch("""{"entries":[{"a":1}]}""");

        Assert.That(
            batch.Edit([new("a"u8.ToArray(), (_, rubbish) => rubbish.Put("rubbish"u8) && false)]),
            Is.SameAs(batch)
        );
    }

    [Test]
    public void A_buffer_grows_with_what_is_written_and_keeps_it()
    {
        var output = new EditBuffer(0);
        for (var i = 0; i < 300; i++)
        {
            Assert.That(output.GetSpan(i).Length, Is.GreaterThanOrEqualTo(Math.Max(i, 1)));
            output.GetMemory(i).Span[..i].Fill((byte)i);
            output.Take(i);
            output.Put([(byte)i]);
        }

        output.Write("end"u8);

        Assert.That(output.Length, Is.EqualTo((299 * 300 / 2) + 300 + 3));
        Assert.That(output.Written[^5..].ToArray(), Is.EqualTo(new byte[] { 43, 43, (byte)'e', (byte)'n', (byte)'d' }));
        Assert.That(output.Complete(), Has.Length.GreaterThanOrEqualTo(output.Length + JsonCursor.Padding));
        Assert.That(output.Complete()[output.Length..], Is.All.Zero);
    }

    private static MemberChange Change(string name, string from, string to) =>
        new(
            Encoding.UTF8.GetBytes(name),
            (value, output) =>
                value.SequenceEqual(Encoding.UTF8.GetBytes(from)) && output.Put(Encoding.UTF8.GetBytes(to))
        );
}
