using System.Text;
using Connectors.Errors;
using Connectors.State;

namespace Connectors.Tests.State;

/// <summary>What a Singer tap saved.</summary>
public sealed class BookmarksTests
{
    [TestCase("""{"bookmarks":{"a":{"d":1.10}}}""")]
    [TestCase("""{"bookmarks":{"a":{"d":1.10}},"currently_syncing":"b"}""")]
    [TestCase("""{"currently_syncing":null,"bookmarks":{"a":{"d":1.10},"b":{}}}""")]
    [TestCase("""[{"bookmarks":{"a":{"d":1.10}}}]""")]
    [TestCase("""{"legacy":{"bookmarks":{"a":{"d":1.10}}}}""")]
    [TestCase("""{"type":"STATE","value":{"bookmarks":{"a":{"d":1.10}}}}""")]
    [TestCase("""{"type":"LEGACY","data":{"bookmarks":{"a":{"d":1.10}}}}""")]
    [TestCase("""{"bookmarks":{"a":{"field":"d","last_record":1.10}}}""")]
    [TestCase("""{"bookmarks":{"a":{"last_record":1.10,"field":"d","more":1}}}""")]
    public void A_bookmark_is_a_state(string json)
    {
        var states = Parse(json);

        Assert.That(states.Find("a", null)?.GetRawText(), Is.EqualTo("""{"d":1.10}"""));
        Assert.That(states.Find("b", null), Is.Null);
        Assert.That(states.Ignored, Is.Empty);
    }

    [Test]
    public void The_name_of_a_field_may_be_any()
    {
        var states = Parse("""{"bookmarks":{"a":{"field":"a\"é","last_record":"2026-01-01"}}}""");

        Assert.That(states.Find("a", null)?.GetProperty("a\"é").GetString(), Is.EqualTo("2026-01-01"));
    }

    [TestCase("""{"field":"d"}""")]
    [TestCase("""{"field":7,"last_record":1}""")]
    [TestCase("""{"last_record":1}""")]
    public void A_bookmark_that_names_no_field_with_a_value_stays_as_it_is(string bookmark)
    {
        var states = Parse($$$"""{"bookmarks":{"a":{{{bookmark}}}}}""");

        Assert.That(states.Find("a", null)?.GetRawText(), Is.EqualTo(bookmark));
    }

    [TestCase("""{"bookmarks":{}}""")]
    [TestCase("""{"bookmarks":{"a":{}}}""")]
    [TestCase("""{"bookmarks":{"a":null}}""")]
    public void Bookmarks_may_say_nothing(string json)
    {
        Assert.That(Parse(json).IsEmpty, Is.True);
    }

    [Test]
    public void Bookmarks_of_unknown_streams_are_listed_and_do_no_harm()
    {
        var states = Parse("""{"bookmarks":{"gone":{"d":1},"old":7,"a":{"d":2}}}""");

        Assert.That(states.Ignored, Is.EqualTo(new[] { "gone", "old" }));
        Assert.That(states.Find("a", null)?.GetRawText(), Is.EqualTo("""{"d":2}"""));
    }

    [Test]
    public void A_stream_may_be_called_bookmarks()
    {
        var states = StateInput.Parse("""{"bookmarks":{"d":1}}"""u8.ToArray(), ["bookmarks"]);

        Assert.That(states.Find("bookmarks", null)?.GetRawText(), Is.EqualTo("""{"d":1}"""));
    }

    [TestCase("7")]
    [TestCase("\"2026\"")]
    [TestCase("[1]")]
    public void A_bookmark_that_is_no_object_is_a_broken_state(string bookmark)
    {
        Assert.That(
            () => Parse($$$"""{"bookmarks":{"a":{{{bookmark}}}}}"""),
            Throws.TypeOf<ConnectorException>().With.Message.Contains("\"a\"")
        );
    }

    private static StreamStates Parse(string json) => StateInput.Parse(Encoding.UTF8.GetBytes(json), ["a", "b"]);
}
