using System.Text;
using Connectors.Errors;
using Connectors.State;

namespace Connectors.Tests.State;

public class StateInputTests
{
    private const string Stream =
        """{"type":"STREAM","stream":{"stream_descriptor":{"name":"a"},"stream_state":{"d":1.10}}}""";

    [TestCase("")]
    [TestCase(" \r\n\t")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("[{}]")]
    [TestCase("[null]")]
    [TestCase("""{"type":"LEGACY","data":{}}""")]
    [TestCase("""{"type":"LEGACY"}""")]
    [TestCase("""{"type":"LEGACY","data":null}""")]
    [TestCase("""{"legacy":{}}""")]
    [TestCase("""{"type":"GLOBAL","global":{"stream_states":[]}}""")]
    [TestCase("""{"type":"GLOBAL","global":{"stream_states":null,"shared_state":null}}""")]
    public void Nothing_in_any_form_is_no_state(string json)
    {
        var states = Parse(json);

        Assert.That(states.IsEmpty, Is.True);
        Assert.That(states.Find("a", null), Is.Null);
    }

    [TestCase(Stream)]
    [TestCase("[" + Stream + "]")]
    [TestCase("""{"stream":{"stream_state":{"d":1.10},"stream_descriptor":{"namespace":null,"name":"a"}},"id":4}""")]
    [TestCase(
        """{"type":"STREAM","stream":{"stream_descriptor":{"name":"a","namespace":""},"stream_state":{"d":1.10}}}"""
    )]
    [TestCase(
        """[{"type":"STATE","state":{"type":"STREAM","stream":{"stream_descriptor":{"name":"a"},"stream_state":{"d":1.10}}}}]"""
    )]
    [TestCase("""{"type":"STATE","state":{"type":"LEGACY","data":{"a":{"d":1.10}}}}""")]
    [TestCase(
        """[{"type":"GLOBAL","global":{"stream_states":[{"stream_descriptor":{"name":"a"},"stream_state":{"d":1.10}}]}}]"""
    )]
    [TestCase(
        """{"type":"GLOBAL","global":{"shared_state":null,"stream_states":[{"stream_descriptor":{"name":"a"},"stream_state":{"d":1.10}}]}}"""
    )]
    [TestCase("""{"type":"LEGACY","data":{"a":{"d":1.10}}}""")]
    [TestCase("""[{"type":"LEGACY","data":{"a":{"d":1.10}}}]""")]
    [TestCase("""{"data":{"a":{"d":1.10}}}""")]
    [TestCase("""{"legacy":{"a":{"d":1.10}}}""")]
    [TestCase("""{"legacy":{"type":"LEGACY","data":{"a":{"d":1.10}}}}""")]
    [TestCase("""{"a":{"d":1.10}}""")]
    [TestCase("""{"a":{"d":1.10},"stream":{"d":2},"type":"x"}""")]
    public void A_state_is_found_in_every_form(string json)
    {
        var states = Parse(json);

        Assert.That(states.Find("a", null)?.GetRawText(), Is.EqualTo("""{"d":1.10}"""));
        Assert.That(states.Find("a", "")?.GetRawText(), Is.EqualTo("""{"d":1.10}"""));
        Assert.That(states.IsEmpty, Is.False);
        Assert.That(states.Find("b", null), Is.Null);
    }

    [TestCase("""{"stream_descriptor":{"name":"a"}}""")]
    [TestCase("""{"stream_descriptor":{"name":"a"},"stream_state":null}""")]
    [TestCase("""{"stream_descriptor":{"name":"a"},"stream_state":{}}""")]
    [TestCase("""{"stream_descriptor":{"name":"a"},"stream_state":{"__ab_no_cursor_state_message":true}}""")]
    [TestCase("""{"stream_descriptor":{"name":"a"},"stream_state":{"n":1,"__ab_full_refresh_sync_complete":true}}""")]
    public void A_placeholder_counts_as_no_state_even_after_an_earlier_one(string stream)
    {
        var states = Parse($$"""[{{Stream}},{"type":"STREAM","stream":{{stream}}}]""");

        Assert.That(states.Find("a", null), Is.Null);
        Assert.That(states.IsEmpty, Is.True);
    }

    [Test]
    public void The_last_of_several_states_wins_for_its_name_and_namespace()
    {
        var states = Parse(
            """[{"stream":{"stream_descriptor":{"name":"a"},"stream_state":{"d":1}}},{"stream":{"stream_descriptor":{"name":"a","namespace":"n"},"stream_state":{"d":2}}},{"stream":{"stream_descriptor":{"name":"a","namespace":""},"stream_state":{"d":3}}}]"""
        );

        Assert.That(states.Find("a", null)?.GetRawText(), Is.EqualTo("""{"d":3}"""));
        Assert.That(states.Find("a", "n")?.GetRawText(), Is.EqualTo("""{"d":2}"""));
    }

    [Test]
    public void A_shared_state_is_kept()
    {
        var states = Parse("""{"type":"GLOBAL","global":{"shared_state":{"lsn":1}}}""");

        Assert.That(states.Shared?.GetRawText(), Is.EqualTo("""{"lsn":1}"""));
        Assert.That(states.IsEmpty, Is.False);
    }

    [Test]
    public void States_of_unknown_streams_are_listed_and_do_no_harm()
    {
        var states = Parse(
            """[{"stream":{"stream_descriptor":{"name":"gone"},"stream_state":{"d":1}}},{"a":{"d":1},"old":5}]"""
        );

        Assert.That(states.Ignored, Is.EqualTo(new[] { "gone", "old" }));
        Assert.That(states.Find("a", null), Is.Not.Null);
    }

    [TestCase("{\n  \"a\": {oops}}", "line 2, column 9")]
    [TestCase("[1", "line 1")]
    [TestCase("7", "neither an object nor a list")]
    [TestCase("\"text\"", "neither an object nor a list")]
    [TestCase("""{"type":"STREAM"}""", "lacks its content")]
    [TestCase("""{"type":"STREAM","stream":{"stream_descriptor":{}}}""", "does not name its stream")]
    [TestCase("""{"type":"STREAM","stream":{"stream_descriptor":{"name":"a"},"stream_state":"2026"}}""", "\"a\"")]
    [TestCase("""{"a":[1]}""", "\"a\"")]
    public void A_broken_state_says_what_is_wrong_and_to_reset(string json, string reason)
    {
        Assert.That(
            () => Parse(json),
            Throws
                .InstanceOf<ConnectorException>()
                .With.Property("FailureType")
                .EqualTo(FailureType.ConfigError)
                .And.Message.Contains(reason)
                .And.Message.Contains("Reset")
                .And.Message.Not.Contains("oops")
        );
    }

    private static StreamStates Parse(string json) => StateInput.Parse(Encoding.UTF8.GetBytes(json), ["a", "b"]);
}
