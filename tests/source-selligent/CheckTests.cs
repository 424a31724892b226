using Acceptance.Running;
using Connectors.Support;
using Connectors.Support.Running;
using Sandbox.Selligent;

namespace Connectors.Selligent.Tests;

/// <summary>What check asks for, and what it answers.</summary>
[Parallelizable(ParallelScope.All)]
public class CheckTests
{
    private const string Asked = "?page=1&limit=1&order=modified_time&sort=asc";

    [Test]
    public async Task A_good_key_is_found_good_by_one_data_source()
    {
        await using var studio = await Studio.OpenAsync(new SelligentOptions());

        var check = await CheckAsync(studio);

        Assert.That(check.Messages.ConnectionStatus().Status, Is.EqualTo("SUCCEEDED"), check.ToString());
        Assert.That(
            studio.Server.Requests.Select(request => request.Path + request.Query),
            Is.EqualTo(new[] { $"/sm/rest/v1/data-sources/internal/{Asked}" })
        );
    }

    [Test]
    public async Task An_organization_without_any_asset_is_good()
    {
        await using var studio = await Studio.OpenAsync();

        var check = await CheckAsync(studio);

        Assert.That(check.Messages.ConnectionStatus().Status, Is.EqualTo("SUCCEEDED"), check.ToString());
    }

    [TestCase("api_key", "key-of-somebody-else", "401")]
    [TestCase("organization", "AnotherOrg", "403")]
    public async Task A_wrong_key_and_a_wrong_organization_are_found_wrong(string option, string value, string status)
    {
        await using var studio = await Studio.OpenAsync();
        studio.Config[option] = value;

        var (answer, message) = (await CheckAsync(studio)).Messages.ConnectionStatus();

        Assert.That(answer, Is.EqualTo("FAILED"));
        Assert.That(message, Does.Contain("\"API Key\"").And.Contain("\"Organization\"").And.Contain(status));
        Assert.That(message, Does.Not.Contain("key-of-somebody-else"));
        Assert.That(studio.Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Where_there_is_no_api_the_address_is_to_be_checked()
    {
        await using var studio = await Studio.OpenAsync(
            SelligentOptions.Empty with
            {
                Without = new HashSet<string> { "internal" },
            }
        );

        var (answer, message) = (await CheckAsync(studio)).Messages.ConnectionStatus();

        Assert.That(answer, Is.EqualTo("FAILED"));
        Assert.That(message, Does.Contain("404").And.Contain("\"Base URL\""));
        Assert.That(studio.Server.Requests, Has.Count.EqualTo(1));
    }

    [TestCase("html200")]
    [TestCase("html200-as-json")]
    public async Task Another_page_is_not_taken_for_the_api(string fault)
    {
        await using var studio = await Studio.OpenAsync(new SelligentOptions());
        studio.Server.Faults.Add($"{fault}@/sm/rest/v1/x*");

        var (answer, message) = (await CheckAsync(studio)).Messages.ConnectionStatus();

        Assert.That(answer, Is.EqualTo("FAILED"));
        Assert.That(message, Does.Contain("\"Base URL\""));
        Assert.That(studio.Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_redirect_is_named()
    {
        await using var studio = await Studio.OpenAsync();
        studio.Server.Faults.Add("redirect-away=https://login.example.com@/sm/rest/v1/x*");

        var (answer, message) = (await CheckAsync(studio)).Messages.ConnectionStatus();

        Assert.That(answer, Is.EqualTo("FAILED"));
        Assert.That(message, Does.Contain("https://login.example.com/sm/rest/v1/").And.Contain("\"Base URL\""));
        Assert.That(studio.Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_id_of_a_session_in_a_redirect_is_not_told()
    {
        using var vendor = new FakeVendor().Always(
            $"{Stage.Root}*",
            Reply.Status(302).With("Location", "/login;jsessionid=5e8b?token=7f3a&next=/sm")
        );
        using var stage = Stage.Of(vendor);

        var (answer, message) = (await CheckAsync(stage)).Messages.ConnectionStatus();

        Assert.That(answer, Is.EqualTo("FAILED"));
        Assert.That(message, Does.Contain("https://organization.example.com/login"));
        Assert.That(message, Does.Not.Contain("5e8b").And.Not.Contain("7f3a"));
    }

    [Test]
    public async Task A_private_host_is_refused_before_anything_is_asked()
    {
        await using var studio = await Studio.OpenAsync(new SelligentOptions());
        studio.Config.Remove("allow_private_hosts");

        var check = await CheckAsync(studio);

        Assert.That(check.Messages.ConnectionStatus().Status, Is.EqualTo("FAILED"));
        Assert.That(check.Messages.ConnectionStatus().Message, Does.Contain("\"Allow Private Hosts\""));
        Assert.That(studio.Server.Requests, Is.Empty);
    }

    [Test]
    public async Task Check_gives_its_answer_within_twenty_seconds_of_failing_attempts()
    {
        using var vendor = new FakeVendor().Always($"{Stage.Root}*", Reply.Status(503));
        using var stage = Stage.Of(vendor);

        var check = await CheckAsync(stage);

        Assert.That(check.Messages.ConnectionStatus().Status, Is.EqualTo("FAILED"));
        Assert.That(check.Messages.ConnectionStatus().Message, Does.Contain("503"));
        Assert.That(stage.Clock.GetUtcNow() - Studio.Now, Is.LessThanOrEqualTo(TimeSpan.FromSeconds(20)));
    }

    private static Task<RunResult> CheckAsync(Workplace place) =>
        place.RunAsync("check", "--config", place.ConfigFile());
}
