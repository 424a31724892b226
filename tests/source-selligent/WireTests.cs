using Acceptance.Protocol;
using Acceptance.Running;
using Connectors.Support;
using Connectors.Support.Running;

namespace Connectors.Selligent.Tests;

/// <summary>What goes over the wire, byte for byte, and what never comes back out.</summary>
[Parallelizable(ParallelScope.All)]
public class WireTests
{
    private const string DefaultAgent = "source-selligent/0.1.0";

    private static readonly string[] Expected =
    [
        "GET /sm/rest/v1/data-sources/internal/?page=1&limit=1&order=modified_time&sort=asc HTTP/1.1",
        $"Authorization: {Studio.ApiKey}",
        "X-Organization: ExampleOrg",
        "Accept: application/json",
        $"User-Agent: {DefaultAgent}",
    ];

    [Test]
    public async Task The_key_stands_alone_beside_the_organization()
    {
        var head = await HeadAsync([]);

        Assert.That(head, Is.SupersetOf(Expected));
        Assert.That(head.Where(line => line.Contains(Studio.ApiKey)), Has.Exactly(1).Items, "and nowhere else");
    }

    [TestCase("api_key", "  key-of-a-test-studio ", "Authorization: key-of-a-test-studio")]
    [TestCase("api_key", "\tkey-of-a-test-studio\n", "Authorization: key-of-a-test-studio")]
    [TestCase("api_key", "a \"key\", with=odd:signs/+", "Authorization: a \"key\", with=odd:signs/+")]
    [TestCase("api_key", "Bearer x", "Authorization: Bearer x")]
    [TestCase("organization", " Example Org ", "X-Organization: Example Org")]
    [TestCase("organization", "Exämple, Örg", "X-Organization: Ex\u00e4mple, \u00d6rg")]
    [TestCase("organization", "Příklad", "X-Organization: P\u00c5\u0099\u00c3\u00adklad")]
    [TestCase("user_agent", "nightly (data@example.com)", "User-Agent: nightly (data@example.com)")]
    [TestCase("user_agent", "me, myself", "User-Agent: me, myself")]
    [TestCase("user_agent", " ", $"User-Agent: {DefaultAgent}")]
    [TestCase("user_agent", null, $"User-Agent: {DefaultAgent}")]
    public async Task A_header_says_what_the_option_says(string option, string? value, string line)
    {
        var head = await HeadAsync(new() { [option] = value });

        Assert.That(head, Has.One.EqualTo(line));
    }

    [TestCase("{0}")]
    [TestCase("{0}/")]
    [TestCase(" {0} ")]
    [TestCase("{0}/sm/rest/v1")]
    [TestCase("{0}/sm/rest/v1/")]
    [TestCase("{0}/sm")]
    [TestCase("{0}/sm/rest/v1/programs/")]
    public async Task The_slash_at_the_end_stays_whatever_was_pasted(string form)
    {
        var head = await HeadAsync([], form);

        Assert.That(head[0], Is.EqualTo(Expected[0]));
    }

    [Test]
    public async Task A_path_before_that_of_the_api_is_kept()
    {
        var head = await HeadAsync([], "{0}/behind/a/proxy/");

        Assert.That(head[0], Does.StartWith("GET /behind/a/proxy/sm/rest/v1/data-sources/internal/?page=1&"));
    }

    /// <summary>The connector sends it without the blanks, so that nobody repeats it with them.</summary>
    [TestCase("  key-with-blanks-around-it\t")]
    [TestCase("key-of \"odd\" signs\\ ")]
    public async Task A_key_that_the_server_repeats_is_in_no_message(string key)
    {
        var sent = key.Trim();
        var quoted = System.Text.Json.JsonEncodedText.Encode(sent).ToString();
        using var vendor = new FakeVendor().Always(
            $"{Stage.Root}*",
            Reply.Status(422, $$"""{"message":"The key {{quoted}} of [{{quoted}}] is odd."}""")
        );
        using var stage = Stage.Of(vendor);
        stage.Config["api_key"] = key;
        stage.Environment["LOG_LEVEL"] = "trace";

        var run = await stage.ReadAsync(["program", "source"]);
        var check = await stage.RunAsync("check", "--config", stage.ConfigFile());

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(check.Messages.ConnectionStatus().Message, Does.Contain("is odd"));
        Assert.That(CanarySecrets.Found(run, [sent]).Concat(CanarySecrets.Found(check, [sent])), Is.Empty);
    }

    [TestCase("key\nof-two-lines")]
    [TestCase("key\r\nX-Organization: AnotherOrg")]
    [TestCase("key\u0001with-a-control-character")]
    public async Task A_key_that_no_header_can_hold_is_told_without_it(string key)
    {
        await using var server = RawServer.Saying(RawServer.Ok("""{"data":[]}"""));
        using var stage = Of(server);
        stage.Config["api_key"] = key;

        var check = await stage.RunAsync("check", "--config", stage.ConfigFile());

        Assert.That(check.ExitCode, Is.Zero, check.ToString());
        Assert.That(check.Messages.ConnectionStatus().Status, Is.EqualTo("FAILED"));
        Assert.That(check.Messages.ConnectionStatus().Message, Does.Contain("API Key"));
        Assert.That(CanarySecrets.Found(check, [key]), Is.Empty);
        Assert.That(server.Heads, Is.Empty);
    }

    /// <summary>The lines of the one request that a check makes.</summary>
    private static async Task<IReadOnlyList<string>> HeadAsync(
        Dictionary<string, string?> options,
        string baseUrl = "{0}"
    )
    {
        await using var server = RawServer.Saying(RawServer.Ok("""{"data":[]}"""));
        using var stage = Of(server);
        stage.Config["base_url"] = baseUrl.Replace("{0}", $"{stage.Config["base_url"]}", StringComparison.Ordinal);
        foreach (var (name, value) in options)
        {
            stage.Config[name] = value;
        }

        RunResult check = await stage.RunAsync("check", "--config", stage.ConfigFile());

        Assert.That(check.Messages.ConnectionStatus().Status, Is.EqualTo("SUCCEEDED"), check.ToString());
        return server.Heads.Single().Split("\r\n");
    }

    private static Workplace Of(RawServer server) =>
        new(
            new SelligentSource(),
            new InstantClock(Studio.Now),
            new()
            {
                ["base_url"] = $"http://127.0.0.1:{server.Port}",
                ["api_key"] = Studio.ApiKey,
                ["organization"] = "ExampleOrg",
                ["allow_private_hosts"] = true,
            }
        );
}
