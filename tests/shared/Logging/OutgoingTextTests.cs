using Connectors.Logging;

namespace Connectors.Tests.Logging;

public class OutgoingTextTests
{
    [Test]
    public void Words_that_a_runner_takes_for_an_answer_do_not_go_out()
    {
        var text = new OutgoingText().Message(
            """CATALOG CONNECTION_STATUS SPEC SPECIAL {"type":"RECORD"} {"type":"STATE"} catalog"""
        );

        Assert.That(
            text,
            Is.EqualTo("""catalog connection_status spec specIAL {"type": "RECORD"} {"type": "STATE"} catalog""")
        );
    }

    [Test]
    public void Long_texts_are_cut_where_the_platform_would()
    {
        var text = new OutgoingText();

        var message = text.Message(new string('a', 60_000));
        var trace = text.StackTrace(new string('a', 200_000));

        Assert.That(message, Has.Length.EqualTo(50_000).And.EndsWith("a … (cut)"));
        Assert.That(trace, Has.Length.EqualTo(100_000));
        Assert.That(text.Message(new string('a', 50_000)), Has.Length.EqualTo(50_000).And.EndsWith("aa"));
    }

    [Test]
    public void A_cut_does_not_halve_a_character_nor_a_secret()
    {
        var text = new OutgoingText { Redactor = Redactor.Of(["topsecret99"]) };

        Assert.That(
            text.Message(string.Concat(Enumerable.Repeat("😀", 30_000))),
            Does.Match("[^\ud800-\udbff] … \\(cut\\)$")
        );
        Assert.That(
            text.Message(new string('a', 49_985) + "topsecret99" + new string('b', 99)),
            Does.Not.Contain("tops")
        );
    }
}
