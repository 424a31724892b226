using Connectors.Hosting;

namespace Connectors.Tests.Hosting;

public class UsageTextTests
{
    [Test]
    public void The_usage_shows_the_verbs_of_the_kind_and_lines_to_copy()
    {
        var text = UsageText.Of("source-shop", ConnectorKind.Source, null);

        Assert.That(text, Does.StartWith("Usage: source-shop COMMAND [options]").And.EndsWith("\n"));
        Assert.That(text, Does.Contain("  discover         Print the streams with their schemas."));
        Assert.That(
            text,
            Does.Contain("  source-shop read --config config.json --catalog catalog.json --state state.json")
        );
        Assert.That(text, Does.Contain("  docker run --rm -i source-shop spec"));
        Assert.That(
            text,
            Does.Contain("  docker run --rm -i -v \"$PWD:/secrets\" source-shop check --config /secrets/config.json")
        );
        Assert.That(text, Does.Not.Contain("write").And.Not.Contain("preview"));
    }

    [Test]
    public void The_usage_of_a_verb_shows_what_it_takes_and_no_more()
    {
        var text = UsageText.Of("source-shop", ConnectorKind.Source, Verb.Check);

        Assert.That(text, Does.Contain("--config FILE").And.Contain("--debug"));
        Assert.That(text, Does.Not.Contain("--catalog").And.Not.Contain("--state").And.Not.Contain("discover"));
    }

    [Test]
    public void A_destination_reads_standard_input()
    {
        var text = UsageText.Of("destination-shop", ConnectorKind.Destination, Verb.Write);

        Assert.That(text, Does.Contain("write --config config.json --catalog catalog.json < messages.jsonl"));
    }
}
