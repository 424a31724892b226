using System.Text.Json.Nodes;
using Connectors.Support;

namespace Connectors.Iterable.Tests;

/// <summary>Whom a run talks to, with what credentials, and what check answers.</summary>
[Parallelizable(ParallelScope.All)]
public class CheckTests
{
    private static readonly Reply Channels = Reply.Json("""{"channels":[]}""");

    [TestCase(null, "https://api.iterable.com/api/channels")]
    [TestCase("US", "https://api.iterable.com/api/channels")]
    [TestCase("EU", "https://api.eu.iterable.com/api/channels")]
    public async Task The_region_decides_the_address(string? region, string address)
    {
        using var vendor = new FakeVendor().Always(address, Channels);
        using var stage = Stage.Of(vendor);
        stage.Config["region"] = region;

        var check = await stage.RunAsync("check", "--config", stage.ConfigFile());

        Assert.That(check.Messages.ConnectionStatus().Status, Is.EqualTo("SUCCEEDED"), check.ToString());
        Assert.That(vendor.Requests.Select(request => request.Uri.AbsoluteUri), Is.EqualTo(new[] { address }));
    }

    [TestCase("", "")]
    [TestCase("", "/")]
    [TestCase("", "/api")]
    [TestCase("/archive", "")]
    [TestCase("/archive", "/api/")]
    public async Task The_address_may_have_a_path_before_that_of_the_api_and_may_name_that(string prefix, string tail)
    {
        await using var project = await Project.OpenAsync(new() { Events = 3, Channels = 2 }, prefix);
        project.Config["base_url"] = project.Server.BaseUrl + tail;
        project.Config["region"] = "EU";

        var check = await project.RunAsync("check", "--config", project.ConfigFile());
        var run = await project.ReadAsync(["channels", "email_send"]);

        Assert.That(check.Messages.ConnectionStatus().Status, Is.EqualTo("SUCCEEDED"));
        Assert.That(run.Messages.Records("channels"), Has.Count.EqualTo(2));
        Assert.That(run.Messages.Records("email_send"), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task The_key_is_in_a_header_and_in_no_address()
    {
        using var vendor = new FakeVendor()
            .Always("/api/channels", Channels)
            .Always("/api/lists", Reply.Json("""{"lists":[{"id":1,"name":"VIP"}]}"""))
            .Always("/api/lists/getUsers", Reply.Status(200, "ada@kran.example", "text/plain"))
            .Always("/api/export/data.json", Reply.Status(200));
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync(["channels", "lists", "list_users", "email_send"]);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(vendor.Requests, Has.Count.EqualTo(4));
        Assert.That(
            vendor.Requests.Select(request => request.Headers.GetValueOrDefault("Api-Key")),
            Has.All.EqualTo(Stage.ApiKey)
        );
        Assert.That(vendor.Requests.Select(request => request.Uri.AbsoluteUri), Has.None.Contains(Stage.ApiKey));
    }

    [Test]
    public async Task A_key_that_is_refused_may_belong_to_the_other_region()
    {
        await using var project = await Project.OpenAsync();
        project.Config["api_key"] = "key-of-the-other-data-center";

        var check = await project.RunAsync("check", "--config", project.ConfigFile());

        var (status, message) = check.Messages.ConnectionStatus();
        Assert.That((check.ExitCode, status), Is.EqualTo((0, "FAILED")));
        Assert.That(message, Does.Contain("API Key").And.Contain("Region").And.Contain("401"));
        Assert.That(check.Text, Does.Not.Contain("key-of-the-other-data-center"));
    }

    [Test]
    public async Task A_key_without_rights_is_told_to_be_a_standard_one()
    {
        await using var project = await Project.OpenAsync();
        project.Server.Faults.Add("403@/api/channels?x*");

        var check = await project.RunAsync("check", "--config", project.ConfigFile());

        var (status, message) = check.Messages.ConnectionStatus();
        Assert.That((check.ExitCode, status), Is.EqualTo((0, "FAILED")));
        Assert.That(message, Does.Contain("standard").And.Contain("403"));
    }

    [TestCase("<html>Please sign in</html>")]
    [TestCase("{\"channels\":")]
    [TestCase("")]
    public async Task Check_does_not_take_another_page_for_the_vendor(string body)
    {
        using var vendor = new FakeVendor().Always("/api/channels", Reply.Json(body));
        using var stage = Stage.Of(vendor);

        var run = await stage.RunAsync("check", "--config", stage.ConfigFile());

        Assert.That(run.Messages.ConnectionStatus().Status, Is.EqualTo("FAILED"));
    }

    [Test]
    public async Task Discovery_asks_for_nothing()
    {
        using var vendor = new FakeVendor();
        using var stage = Stage.Of(vendor);

        var discovered = await stage.RunAsync("discover", "--config", stage.ConfigFile());

        Assert.That(discovered.ExitCode, Is.Zero);
        Assert.That(discovered.Messages.Catalog.GetProperty("streams").GetArrayLength(), Is.EqualTo(67));
        Assert.That(vendor.Requests, Is.Empty);
    }

    [TestCase("email", "email")]
    [TestCase("userId", "itblUserId")]
    [TestCase("hybrid", "itblUserId")]
    public async Task The_project_type_decides_the_key_of_users(string type, string key)
    {
        using var stage = Stage.Of(new FakeVendor());
        stage.Config["project_type"] = type;

        var discovered = await stage.RunAsync("discover", "--config", stage.ConfigFile());

        var users = discovered
            .Messages.Catalog.GetProperty("streams")
            .EnumerateArray()
            .Single(stream => stream.GetProperty("name").GetString() == "users");
        Assert.That(
            users.GetProperty("source_defined_primary_key").GetRawText(),
            Is.EqualTo(new JsonArray(new JsonArray(key)).ToJsonString())
        );
    }

    [Test]
    public async Task A_config_written_for_airbytes_own_connector_works_as_it_is()
    {
        await using var project = await Project.OpenAsync(new() { Events = 9, Users = 4 });
        project.Config.Clear();
        project.Config["api_key"] = Project.ApiKey;
        project.Config["start_date"] = "2024-01-01T00:00:00Z";
        project.Config["region"] = "US";
        project.Config["lookback_window"] = 5;
        project.Config["base_url"] = project.Server.BaseUrl;

        var run = await project.ReadAsync(["users", "email_send", "campaigns", "lists"], mode: "full_refresh");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Messages.Records("email_send"), Has.Count.EqualTo(9));
        Assert.That(run.Messages.Records("users"), Has.Count.EqualTo(4));
    }
}
