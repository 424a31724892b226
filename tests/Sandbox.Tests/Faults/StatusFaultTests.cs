using System.Net;
using System.Text.Json.Nodes;

namespace Sandbox.Tests.Faults;

internal sealed class StatusFaultTests : SandboxTest
{
    [TestCase("400", 400, "application/json")]
    [TestCase("401", 401, "application/json")]
    [TestCase("402", 402, "application/json")]
    [TestCase("403", 403, "application/json")]
    [TestCase("404", 404, "application/json")]
    [TestCase("422", 422, "application/json")]
    [TestCase("429", 429, "text/plain")]
    [TestCase("500", 500, "text/plain")]
    [TestCase("502", 502, "text/html")]
    [TestCase("503", 503, "application/json")]
    [TestCase("504", 504, "text/plain")]
    [TestCase("520", 520, "text/html")]
    public async Task A_status_comes_with_a_body_of_its_kind(string fault, int status, string type)
    {
        var server = await StartAsync();
        server.Faults.Add(fault);

        using var reply = await Client(server).GetAsync("/v1/customers");

        var body = await reply.Content.ReadAsStringAsync();
        Assert.That((int)reply.StatusCode, Is.EqualTo(status));
        Assert.That(reply.Content.Headers.ContentType?.MediaType, Is.EqualTo(type));
        Assert.That(reply.Headers.RetryAfter, Is.Null);
        if (type == "application/json")
        {
            Assert.That(JsonNode.Parse(body), Is.InstanceOf<JsonObject>());
        }
        else
        {
            Assert.That(() => JsonNode.Parse(body), Throws.InstanceOf<System.Text.Json.JsonException>());
        }
    }

    [TestCase("429=7")]
    [TestCase("503=7")]
    public async Task A_wait_is_asked_for_in_seconds(string fault)
    {
        var server = await StartAsync();
        server.Faults.Add(fault);

        using var reply = await Client(server).GetAsync("/v1/ping");

        Assert.That(reply.Headers.RetryAfter?.Delta, Is.EqualTo(TimeSpan.FromSeconds(7)));
    }

    [Test]
    public async Task A_wait_is_asked_for_as_a_date()
    {
        var clock = new StandingClock();
        var server = await StartAsync(options: new SandboxOptions { Time = clock });
        server.Faults.Add("429-date=30");

        using var reply = await Client(server).GetAsync("/v1/ping");

        Assert.That(reply.Headers.RetryAfter?.Date, Is.EqualTo(clock.GetUtcNow().AddSeconds(30)));
    }

    [Test]
    public async Task A_redirect_to_the_same_host_leads_to_the_reply()
    {
        var server = await StartAsync(options: new SandboxOptions { PathPrefix = "/p" });
        server.Faults.Add("redirect-same=307@/v1/plans");

        using var reply = await Client(server).GetAsync("/v1/plans?per_page=3");
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = VendorClient.Basic("key-1", "");
        using var followed = await http.GetAsync(
            new Uri(new Uri(server.BaseUrl), reply.Headers.Location?.OriginalString)
        );

        Assert.That((int)reply.StatusCode, Is.EqualTo(307));
        Assert.That(followed.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(server.Requests.Select(request => request.Query), Is.All.EqualTo("?per_page=3"));
    }

    [Test]
    public async Task A_redirect_to_another_host_is_seen_in_the_log()
    {
        var server = await StartAsync();
        server.Faults.Add("redirect-away");
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = VendorClient.Basic("key-1", "");

        await client.GetAsync(new Uri(server.BaseUrl + "/v1/ping"));

        var hosts = server.Requests.Select(request =>
            request.Host[..request.Host.IndexOf(':', StringComparison.Ordinal)]
        );
        Assert.That(hosts, Is.EqualTo(new[] { "127.0.0.1", "localhost" }));
    }

    [Test]
    public async Task A_redirect_leads_where_its_argument_says()
    {
        var server = await StartAsync();
        server.Faults.Add("redirect-away=http://10.9.8.7:81/");

        using var reply = await Client(server).GetAsync("/v1/ping?a=1");

        Assert.That(reply.Headers.Location?.OriginalString, Is.EqualTo("http://10.9.8.7:81/v1/ping?a=1"));
    }
}
