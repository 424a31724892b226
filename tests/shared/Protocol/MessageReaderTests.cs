using System.Text;
using System.Text.Json;
using Connectors.Protocol;

namespace Connectors.Tests.Protocol;

public class MessageReaderTests
{
    [Test]
    public void The_type_may_stand_last_and_unknown_members_are_ignored()
    {
        var message = Read(
            """{"new":{"x":[1]},"log":{"message":"hi","level":"INFO","colour":"red"},"trace":null,"type":"LOG"}"""
        );

        Assert.That(message, Is.EqualTo(new LogMessage(new AirbyteLog(AirbyteLogLevel.Info, "hi"))));
    }

    [TestCase("""{"type":"BRAND_NEW","brand_new":{}}""", "BRAND_NEW")]
    [TestCase("""{"no":"type"}""", null)]
    [TestCase("""{"type":7}""", null)]
    public void An_unknown_type_is_named_and_does_not_crash(string line, string? type)
    {
        Assert.That(Read(line), Is.EqualTo(new UnknownMessage(type)));
    }

    [TestCase("""{"type":"LOG","log":{"level":"INFO","message":"cut""")]
    [TestCase("""{"type":"LOG","log":{"level":"INFO","message":null}}""")]
    [TestCase("""{"type":"LOG"}""")]
    [TestCase("""{"type":"LOG","log":{"level":"INFO","message":"x"}} trailing""")]
    [TestCase("""{"type":"NEW"}{""")]
    [TestCase("[]")]
    [TestCase("")]
    [TestCase("null")]
    public void A_broken_line_is_an_error(string line)
    {
        Assert.That(() => Read(line), Throws.InstanceOf<JsonException>());
    }

    [Test]
    public void A_state_keeps_what_others_added_and_reads_floats_and_integers_alike()
    {
        var message = Read(
            """{"type":"STATE","state":{"id":17,"type":"STREAM","stream":{"stream_descriptor":{"name":"a","namespace":null},"stream_state":{"x":1}},"sourceStats":{"recordCount":10},"destinationStats":{"recordCount":2.0,"rejectedRecordCount":3.0}}}"""
        );

        var state = ((StateMessage)message).State;
        Assert.That(state.SourceStats, Is.EqualTo(new StateStats(10)));
        Assert.That(state.DestinationStats, Is.EqualTo(new StateStats(2, 3)));
        Assert.That(state.Extra?["id"].GetInt32(), Is.EqualTo(17));
        Assert.That(
            JsonSerializer.Serialize(message, ProtocolJson.Ascii.AirbyteMessage),
            Is.EqualTo(
                """{"type":"STATE","state":{"type":"STREAM","stream":{"stream_descriptor":{"name":"a"},"stream_state":{"x":1}},"sourceStats":{"recordCount":10.0},"destinationStats":{"recordCount":2.0,"rejectedRecordCount":3.0},"id":17}}"""
            )
        );
    }

    [Test]
    public void A_state_without_a_type_is_the_old_form()
    {
        var message = (StateMessage)Read("""{"type":"STATE","state":{"data":{"orders":{"x":1}}}}""");

        Assert.That(message.State.Type, Is.Null);
        Assert.That(message.State.Data?.GetRawText(), Is.EqualTo("""{"orders":{"x":1}}"""));
    }

    private static AirbyteMessage Read(string line) => MessageReader.Read(Encoding.UTF8.GetBytes(line));
}
