using Connectors.Logging;

namespace Connectors.Tests.Logging;

public class RunSecretsTests
{
    [Test]
    public void What_only_the_run_brings_is_masked_beside_what_the_config_has()
    {
        var text = new OutgoingText { Redactor = Redactor.Of(["secret-of-the-config"]) };

        new RunSecrets(text).Add("session-0001");

        Assert.That(text.Message("secret-of-the-config: session-0001 is over"), Is.EqualTo("****: **** is over"));
    }

    [Test]
    public void The_last_sixty_four_count()
    {
        var text = new OutgoingText();
        var secrets = new RunSecrets(text);

        for (var i = 0; i <= 64; i++)
        {
            secrets.Add($"session-{i:0000}");
        }

        Assert.That(text.Message("session-0000 session-0001 session-0064"), Is.EqualTo("session-0000 **** ****"));
    }
}
