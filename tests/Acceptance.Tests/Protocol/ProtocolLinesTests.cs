using System.Text;
using Acceptance.Protocol;

namespace Acceptance.Tests.Protocol;

/// <summary>Lines that no runner reads, and lines that some runner takes wrongly.</summary>
public class ProtocolLinesTests
{
    [Test]
    public void Whole_messages_are_neither()
    {
        var output = Some.Output(
            Some.Log("a \\u00e4 b"),
            Some.Status("STARTED"),
            Some.Record(),
            Some.State("1.0", """{"a":null}""")
        );

        Assert.That(ProtocolLines.Broken(output), Is.Empty);
        Assert.That(ProtocolLines.Risky(output), Is.Empty);
    }

    [TestCase("Loading...", "no bare JSON object")]
    [TestCase("[1]", "no bare JSON object")]
    [TestCase(" {\"type\":\"LOG\"}", "no bare JSON object")]
    [TestCase("{\"type\":\"LOG\"}\r", "no bare JSON object")]
    [TestCase("\uFEFF{\"type\":\"LOG\"}", "no bare JSON object")]
    [TestCase("{\"type\":\"LOG\",}", "no JSON")]
    [TestCase("{\"type\":\"RECORD\",\"record\":{\"data\":{\"a\":NaN}}}", "no JSON")]
    [TestCase("{\"log\":{}}", "no known type")]
    [TestCase("{\"type\":5}", "no known type")]
    [TestCase("{\"type\":\"DEBUG\",\"log\":{}}", "no known type")]
    [TestCase("{\"type\":\"LOG\",\"state\":{}}", "no log")]
    [TestCase("{\"type\":\"LOG\",\"log\":\"text\"}", "no log")]
    [TestCase("{\"type\":\"LOG\",\"log\":{},\"trace\":{}}", "two payloads")]
    [TestCase("{\"type\":\"RECORD\",\"record\":{\"stream\":\"a\"}}", "no data")]
    [TestCase("{\"type\":\"RECORD\",\"record\":{\"stream\":\"a\",\"data\":{}}}", "empty data")]
    [TestCase("{\"type\":\"LOG\",\"log\":{\"message\":null}}", "null in the protocol's field message")]
    [TestCase("{\"type\":\"CATALOG\",\"catalog\":{\"streams\":[{\"namespace\":null}]}}", "field namespace")]
    [TestCase("{\"type\":\"STATE\",\"state\":{\"data\":null}}", "field data")]
    public void What_is_no_message_is_said(string line, string said) =>
        Assert.That(ProtocolLines.Broken(Some.Output(line)), Is.EqualTo(new[] { said }).Using<string>(Contains));

    [TestCase("{\"type\":\"RECORD\",\"record\":{\"stream\":\"a\",\"data\":{\"a\":null}}}")]
    [TestCase("{\"type\":\"CONTROL\",\"control\":{\"connectorConfig\":{\"config\":{\"a\":null}}}}")]
    [TestCase("{\"type\":\"CATALOG\",\"catalog\":{\"streams\":[{\"json_schema\":{\"default\":null}}]}}")]
    public void A_null_of_the_vendor_or_of_the_user_is_none_of_the_protocol(string line) =>
        Assert.That(ProtocolLines.Broken(Some.Output(line)), Is.Empty);

    [Test]
    public void A_line_that_is_cut_off_is_said()
    {
        var output = Encoding.UTF8.GetBytes(Some.Log("a") + "\n" + Some.Log("b"));

        Assert.That(ProtocolLines.Broken(output), Is.EqualTo(new[] { "the last line has no end" }));
    }

    [Test]
    public void Nothing_at_all_is_said() => Assert.That(ProtocolLines.Broken(default), Has.Exactly(1).Items);

    [TestCase("{\"type\":\"LOG\",\"log\":{\"message\":\"ä\"}}", "beyond ASCII")]
    [TestCase("{\"type\": \"LOG\",\"log\":{}}", "not compact")]
    [TestCase("{\"type\":\"LOG\",\"log\":{\"level\": \"INFO\"}}", "not compact")]
    [TestCase("{\"log\":{},\"type\":\"LOG\"}", "not compact")]
    [TestCase("{\"type\":\"LOG\",\"log\":{\"message\":\"the CATALOG\"}}", "the word CATALOG")]
    [TestCase("{\"type\":\"TRACE\",\"trace\":{\"error\":{\"message\":\"no SPEC\"}}}", "the word SPEC")]
    public void What_some_runner_takes_wrongly_is_said(string line, string said) =>
        Assert.That(ProtocolLines.Risky(Some.Output(line)), Is.EqualTo(new[] { said }).Using<string>(Contains));

    [TestCase("{\"type\":\"LOG\",\"log\":{\"message\":\"a: \\\" b\"}}")]
    [TestCase("{\"type\":\"RECORD\",\"record\":{\"stream\":\"a\",\"data\":{\"a\":\"SPEC\"}}}")]
    public void Blanks_inside_of_texts_and_words_inside_of_records_are_none_of_it(string line) =>
        Assert.That(ProtocolLines.Risky(Some.Output(line)), Is.Empty);

    private static bool Contains(string came, string said) => came.Contains(said, StringComparison.Ordinal);
}
