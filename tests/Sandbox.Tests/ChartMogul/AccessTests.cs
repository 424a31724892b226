using System.Net;
using Sandbox.ChartMogul;

namespace Sandbox.Tests.ChartMogul;

internal sealed class AccessTests : SandboxTest
{
    [TestCase("right", "", 200)]
    [TestCase("right", "right", 200)]
    [TestCase("right", "other", 401)]
    [TestCase("wrong", "", 401)]
    [TestCase("", "", 401)]
    public async Task The_key_is_the_user_and_the_password_is_empty_or_the_key(string user, string password, int status)
    {
        var server = await StartAsync(new ChartMogulOptions { ApiKey = "right" });
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = VendorClient.Basic(user, password);

        using var reply = await http.GetAsync(new Uri(server.BaseUrl + "/v1/ping"));

        Assert.That((int)reply.StatusCode, Is.EqualTo(status));
    }

    [TestCase(null)]
    [TestCase("Bearer abc")]
    [TestCase("Basic %%%")]
    public async Task Without_a_key_the_body_says_so(string? authorization)
    {
        var server = await StartAsync();
        using var http = new HttpClient();
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);

        using var reply = await http.GetAsync(new Uri(server.BaseUrl + "/v1/ping"));

        Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(
            await reply.Content.ReadAsStringAsync(),
            Is.EqualTo("""{"code":401,"message":"No valid API key provided","param":null}""")
        );
    }

    [Test]
    public async Task Ping_is_answered()
    {
        var client = await ClientAsync();

        Assert.That(await client.TextAsync("/v1/ping"), Is.EqualTo("""{"data":"pong!"}"""));
    }

    [TestCase("/v1/nothing")]
    [TestCase("/v2/customers")]
    [TestCase("/v1/metrics/happiness")]
    [TestCase("/v1/customers/cus_00000000-0000-4000-8000-000000000001/subscriptions")]
    [TestCase("/v1/plan_groups/plg_1/plans")]
    public async Task What_does_not_exist_is_not_found(string path)
    {
        var client = await ClientAsync();

        using var reply = await client.GetAsync(path);

        Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await reply.Content.ReadAsStringAsync(), Does.Match("""^\{"error":"[A-Z][a-z ]+ not found"\}$"""));
    }

    [Test]
    public async Task An_account_without_crm_is_refused_there_and_nowhere_else([Values(402, 403)] int status)
    {
        var server = await StartAsync(new ChartMogulOptions { CrmStatus = status });
        var client = Client(server);
        foreach (var path in new[] { "contacts", "customer_notes", "opportunities", "tasks", "customers" })
        {
            await client.GetAsync($"/v1/{path}");
        }

        Assert.That(
            server.Requests.Select(request => request.Status),
            Is.EqualTo(new[] { status, status, status, status, 200 })
        );
    }
}
