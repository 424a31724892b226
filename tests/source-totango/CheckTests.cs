using Acceptance.Running;
using Connectors.Support;
using Connectors.Support.Running;
using Sandbox.Totango;

namespace Connectors.Totango.Tests;

/// <summary>What check asks for, and what it answers.</summary>
[Parallelizable(ParallelScope.All)]
public class CheckTests
{
    [Test]
    public async Task A_good_token_is_found_good_by_one_account_and_the_flows()
    {
        await using var service = await Service.OpenAsync(new TotangoOptions());

        var check = await CheckAsync(service);

        Assert.That(check.Messages.ConnectionStatus().Status, Is.EqualTo("SUCCEEDED"), check.ToString());
        Assert.That(
            service.Server.Requests.Select(request => $"{request.Method} {request.Path}"),
            Is.EqualTo(new[] { "POST /api/v1/search/accounts", "GET /api/v3/activity-types/" })
        );
        var query = service.Queries("v1/search/accounts").Single();
        Assert.That(query.GetProperty("count").GetInt32(), Is.EqualTo(1));
        Assert.That(query.GetProperty("terms").GetArrayLength(), Is.Zero);
        Assert.That(query.GetProperty("fields").GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task A_service_without_any_account_is_good()
    {
        await using var service = await Service.OpenAsync();

        var check = await CheckAsync(service);

        Assert.That(check.Messages.ConnectionStatus().Status, Is.EqualTo("SUCCEEDED"), check.ToString());
    }

    [Test]
    public async Task A_wrong_token_is_found_wrong()
    {
        await using var service = await Service.OpenAsync();
        service.Config["api_token"] = "token-of-somebody-else";

        var (answer, message) = (await CheckAsync(service)).Messages.ConnectionStatus();

        Assert.That(answer, Is.EqualTo("FAILED"));
        Assert.That(message, Does.Contain("401").And.Contain("\"API Token\"").And.Contain("\"Region\""));
        Assert.That(service.Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_token_that_may_not_see_the_flows_is_not_good_enough()
    {
        await using var service = await Service.OpenAsync();
        service.Server.Faults.Add("403@/api/v3/activity-types/?x*");

        var (answer, message) = (await CheckAsync(service)).Messages.ConnectionStatus();

        Assert.That(answer, Is.EqualTo("FAILED"));
        Assert.That(message, Does.Contain("403").And.Contain("global admin"));
    }

    [TestCase("us", "t01", "SP-12345-01", false)]
    [TestCase("us", "t11", "SP-12345-01", true)]
    [TestCase("eu", "t11", "12345", false)]
    [TestCase("eu", "t01", " SP-12345-01 ", true)]
    public async Task A_service_of_another_region_is_a_warning_and_no_failure(
        string region,
        string site,
        string serviceId,
        bool isWarned
    )
    {
        await using var service = await Service.OpenAsync(TotangoOptions.Empty with { Site = site });
        service.Config["region"] = region;
        service.Config["service_id"] = serviceId;

        var check = await CheckAsync(service);

        Assert.That(check.Messages.ConnectionStatus().Status, Is.EqualTo("SUCCEEDED"), check.ToString());
        var request = service.Server.Requests.Last();
        Assert.That(request.Path, Is.EqualTo("/domains/"), "beside the API");
        Assert.That(request.Value("service_id"), Is.EqualTo(serviceId.Trim()));
        Assert.That(check.Messages.Logs("WARN").Any(line => line.Contains("\"Region\"")), Is.EqualTo(isWarned));
    }

    [TestCase(404, "")]
    [TestCase(500, "")]
    [TestCase(200, "[]")]
    [TestCase(200, "{}")]
    [TestCase(200, """{"site":11}""")]
    [TestCase(200, "<html></html>")]
    public async Task A_region_that_cannot_be_looked_up_is_neither(int status, string body)
    {
        using var vendor = new FakeVendor()
            .Always("https://api.totango.com/domains/", Reply.Status(status, body))
            .Always($"{Stage.Root}*", Reply.Json("{}"))
            .Always(HttpMethod.Post, $"{Stage.Root}*", Stage.Found("accounts", 0));
        using var stage = Stage.Of(vendor);
        stage.Config["service_id"] = "SP-12345-01";

        var check = await CheckAsync(stage);

        Assert.That(check.Messages.ConnectionStatus().Status, Is.EqualTo("SUCCEEDED"), check.ToString());
        Assert.That(check.Messages.Logs("WARN"), Is.Empty);
    }

    [TestCase("us", "api.totango.com")]
    [TestCase("eu", "api-eu1.totango.com")]
    [TestCase(null, "api.totango.com")]
    public async Task The_region_says_which_host_is_asked(string? region, string host)
    {
        using var vendor = new FakeVendor()
            .Always($"https://{host}/*", Reply.Json("{}"))
            .Always(HttpMethod.Post, $"https://{host}/*", Stage.Found("accounts", 0));
        using var stage = Stage.Of(vendor);
        stage.Config["service_id"] = "12345";
        if (region is not null)
        {
            stage.Config["region"] = region;
        }

        var check = await CheckAsync(stage);

        Assert.That(check.Messages.ConnectionStatus().Status, Is.EqualTo("SUCCEEDED"), check.ToString());
        Assert.That(
            vendor.Requests.Select(request => $"{request.Uri}"),
            Is.EqualTo(
                new[]
                {
                    $"https://{host}/api/v1/search/accounts",
                    $"https://{host}/api/v3/activity-types/",
                    $"https://{host}/domains/?service_id=12345",
                }
            )
        );
    }

    [TestCase("service_id", "SP-12345", true)]
    [TestCase("service_id", "twelve", false)]
    [TestCase("service_id", "SP-x-01", false)]
    public async Task A_wrong_option_is_named_before_anything_is_asked(string option, string value, bool isGood)
    {
        await using var service = await Service.OpenAsync();
        service.Config[option] = value;

        var (answer, message) = (await CheckAsync(service)).Messages.ConnectionStatus();

        Assert.That(answer, Is.EqualTo(isGood ? "SUCCEEDED" : "FAILED"));
        if (!isGood)
        {
            Assert.That(message, Does.Contain("\"Service ID\""));
            Assert.That(service.Server.Requests, Is.Empty);
        }
    }

    [Test]
    public async Task Check_gives_its_answer_soon_also_where_attempts_fail()
    {
        using var vendor = new FakeVendor()
            .Always($"{Stage.Root}*", Reply.Status(503))
            .Always(HttpMethod.Post, $"{Stage.Root}*", Reply.Status(503));
        using var stage = Stage.Of(vendor);

        var check = await CheckAsync(stage);

        Assert.That(check.Messages.ConnectionStatus().Status, Is.EqualTo("FAILED"));
        Assert.That(check.Messages.ConnectionStatus().Message, Does.Contain("503"));
        Assert.That(stage.Clock.GetUtcNow() - Service.Now, Is.LessThanOrEqualTo(TimeSpan.FromSeconds(20)));
    }

    private static Task<RunResult> CheckAsync(Workplace place) =>
        place.RunAsync("check", "--config", place.ConfigFile());
}
