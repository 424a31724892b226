using System.Net;
using Sandbox.Selligent;

namespace Sandbox.Tests.Selligent;

internal sealed class AccessTests : SelligentTest
{
    [TestCase("right", "ExampleOrg", 200)]
    [TestCase("wrong", "ExampleOrg", 401)]
    [TestCase("Bearer right", "ExampleOrg", 401)]
    [TestCase(null, "ExampleOrg", 401)]
    [TestCase("right", "OtherOrg", 403)]
    [TestCase("right", null, 403)]
    [TestCase("wrong", "OtherOrg", 401)]
    public async Task The_bare_key_and_the_organization_are_needed(string? key, string? organization, int status)
    {
        var server = await ServeAsync(new SelligentOptions { ApiKey = "right" });
        using var client = new SelligentClient(server, key, organization);

        using var reply = await client.GetAsync("/sm/rest/v1/programs/");

        Assert.That((int)reply.StatusCode, Is.EqualTo(status));
        Assert.That(reply.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/json"));
        Assert.That(
            await reply.Content.ReadAsStringAsync(),
            status == 200 ? Does.StartWith("""{"data":[{""") : Does.StartWith($$"""{"status":{{status}},"message":""")
        );
    }

    [TestCase("any-word", 200)]
    [TestCase("Bearer any-word", 401)]
    [TestCase("", 401)]
    public async Task Without_a_key_of_its_own_an_account_takes_any_that_has_no_scheme(string key, int status)
    {
        var server = await ServeAsync();
        using var client = new SelligentClient(server, key);

        using var reply = await client.GetAsync("/sm/rest/v1/programs/");

        Assert.That((int)reply.StatusCode, Is.EqualTo(status));
    }

    [Test]
    public async Task The_organization_has_the_name_that_it_was_given()
    {
        var server = await ServeAsync(new SelligentOptions { Organization = "Other Org" });
        using var client = new SelligentClient(server, organization: "Other Org");

        using var reply = await client.GetAsync("/sm/rest/v1/programs/");

        Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("/")]
    [TestCase("/programs/?page=1&limit=1")]
    [TestCase("/sm/rest/v2/programs/")]
    [TestCase("/sm/rest/v1")]
    public async Task Outside_of_the_api_is_a_page_for_people(string path)
    {
        var server = await ServeAsync(new SelligentOptions { ApiKey = "right" });
        using var client = new SelligentClient(server, "wrong");

        using var reply = await client.GetAsync(path);

        Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(reply.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/html"));
        Assert.That(await reply.Content.ReadAsStringAsync(), Does.Contain("Sign in"));
    }

    [TestCase("nothing/")]
    [TestCase("nothing")]
    [TestCase("mailings/")]
    [TestCase("programs/1")]
    [TestCase("programs/first")]
    [TestCase("programs/184/")]
    public async Task What_does_not_exist_is_not_found(string path)
    {
        var client = await SelligentAsync();

        using var reply = await client.GetAsync(SelligentClient.Root + path);

        Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(
            await reply.Content.ReadAsStringAsync(),
            Does.Contain("\"message\":\"The resource was not found.\"")
        );
    }

    [TestCase(Mailings)]
    [TestCase(Internal)]
    [TestCase(Extension)]
    [TestCase(Programs)]
    public async Task Without_its_slash_a_list_is_elsewhere(string list)
    {
        var server = await StartAsync(
            new SelligentVendor(new SelligentOptions()),
            new SandboxOptions { PathPrefix = "/studio" }
        );

        using var reply = await WithKey(server).GetAsync($"/sm/rest/v1/{list}?page=2&limit=3");

        Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(
            reply.Headers.Location?.OriginalString,
            Is.EqualTo($"{server.BaseUrl}/sm/rest/v1/{list}/?page=2&limit=3")
        );
    }

    [Test]
    public async Task A_module_that_is_not_there_is_not_found_and_the_others_are()
    {
        var server = await ServeAsync(
            new SelligentOptions
            {
                Without = new HashSet<string> { "programs", "extension" },
            }
        );
        var client = WithKey(server);
        foreach (var path in new[] { Mailings, Internal, Extension, Programs }.Select(list => list + "/"))
        {
            await client.GetAsync(SelligentClient.Root + path);
        }

        Assert.That(server.Requests.Select(request => request.Status), Is.EqualTo(new[] { 200, 200, 404, 404 }));
    }

    [Test]
    public async Task The_vendor_names_its_own_requests_and_faults_find_them_by_page()
    {
        var server = await ServeAsync();
        server.Faults.Add("503=2@/sm/rest/v1/programs/?page=2");
        server.Faults.Add("redirect-away=https://other.example.test@/sm/rest/v1/data-sources/x*");
        var client = WithKey(server);

        await client.GetAsync("/sm/rest/v1/programs/?page=1&limit=3");
        await client.GetAsync("/sm/rest/v1/programs/?page=2&limit=3");
        using var away = await client.GetAsync("/sm/rest/v1/data-sources/internal/?page=1");

        Assert.That(server.Requests.Select(request => request.Status), Is.EqualTo(new[] { 200, 503, 302 }));
        Assert.That(server.Requests.Select(request => request.HasCredentials), Is.All.True);
        Assert.That(
            away.Headers.Location?.OriginalString,
            Is.EqualTo("https://other.example.test/sm/rest/v1/data-sources/internal/?page=1")
        );
    }

    [Test]
    public async Task Requests_beyond_the_rate_are_refused()
    {
        var client = await SelligentAsync(new SelligentOptions { RequestsPerSecond = 1 });
        await client.GetAsync("/sm/rest/v1/programs/");

        using var second = await client.GetAsync("/sm/rest/v1/programs/");

        Assert.That((int)second.StatusCode, Is.EqualTo(429));
    }
}
