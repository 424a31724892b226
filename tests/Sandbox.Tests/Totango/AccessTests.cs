using System.Text;
using Sandbox.Totango;

namespace Sandbox.Tests.Totango;

internal sealed class AccessTests : TotangoTest
{
    [TestCase("{bcrypt}$2a$10$sandbox.token@vendor.test", 200)]
    [TestCase("wrong", 401)]
    [TestCase(null, 401)]
    public async Task Only_the_token_as_it_is_opens_the_api(string? token, int status)
    {
        using var client = new TotangoClient(await ServeAsync(), token);

        using var reply = await client.GetAsync("/api/v3/activity-types/");

        Assert.That((int)reply.StatusCode, Is.EqualTo(status));
        Assert.That(
            await reply.Content.ReadAsStringAsync(),
            status == 200
                ? Does.StartWith("{\"adoption\"")
                : Does.StartWith("{\"error\":{\"type\":\"authentication_failed\"")
        );
    }

    [TestCase("?service_id=SP-12345-01", 200)]
    [TestCase("", 400)]
    public async Task Where_a_service_is_kept_is_told_to_everyone(string query, int status)
    {
        using var client = new TotangoClient(await ServeAsync(new TotangoOptions { Site = "t11" }), token: null);

        using var reply = await client.GetAsync("/domains/" + query);

        Assert.That((int)reply.StatusCode, Is.EqualTo(status));
        Assert.That(
            (await reply.Content.ReadAsStringAsync()).Contains("\"site\":\"t11\"", StringComparison.Ordinal),
            Is.EqualTo(status == 200)
        );
    }

    [TestCase(Accounts)]
    [TestCase(Users)]
    [TestCase(StaffUsers)]
    [TestCase(Items)]
    [TestCase(ScrollAll)]
    [TestCase(Events)]
    public async Task A_search_takes_a_form_and_nothing_else(string path)
    {
        var client = await TotangoAsync();
        using var json = new StringContent($$"""{"query":{{Everything}}}""", Encoding.UTF8, "application/json");

        using var right = await client.QueryAsync("/api/" + path, Everything);
        using var asJson = await client.PostAsync("/api/" + path, json);
        using var broken = await client.QueryAsync("/api/" + path, "{\"terms\":[");
        using var read = await client.GetAsync("/api/" + path);

        Assert.That(
            new[] { right, asJson, broken, read }.Select(reply => (int)reply.StatusCode),
            Is.EqualTo(new[] { 200, 400, 400, 405 })
        );
    }

    [TestCase("v2/accounts/nobody/", 404)]
    [TestCase("v2/accounts/Acme_001", 404)]
    [TestCase("v2/accounts/ACME_001/", 404)]
    [TestCase("v2/events", 400)]
    [TestCase("v2/scim/services/1/Users", 404)]
    [TestCase("v3/touchpoint-types", 404)]
    public async Task What_is_not_there_is_refused(string path, int status)
    {
        var client = await TotangoAsync();

        using var reply = await client.GetAsync("/api/" + path);

        Assert.That((int)reply.StatusCode, Is.EqualTo(status));
    }

    [Test]
    public async Task What_the_token_may_not_see_is_refused_in_its_own_way()
    {
        var client = await TotangoAsync(
            new TotangoOptions
            {
                Refused = new HashSet<string> { "attributes", "scroll", "staff", "scim" },
            }
        );

        using var attributes = await client.GetAsync("/api/v1/attributes.json");
        using var scim = await client.GetAsync("/api/v2/scim/services/12345/Users");
        using var staff = await client.QueryAsync("/api/" + StaffUsers, Everything);
        using var scroll = await client.QueryAsync("/api/" + ScrollAll, Everything);
        using var users = await client.QueryAsync("/api/" + Users, Everything);

        Assert.That(
            new[] { attributes, scim, staff, scroll, users }.Select(reply => (int)reply.StatusCode),
            Is.EqualTo(new[] { 403, 403, 403, 404, 200 })
        );
    }

    [Test]
    public async Task Faults_find_their_search_and_the_log_has_its_query()
    {
        var server = await ServeAsync();
        server.Faults.Add("failed200@/api/v1/search/accounts?#2");
        using var client = new TotangoClient(server);

        await client.SearchAsync(Items, Everything);
        var first = await client.SearchAsync(Accounts, Everything);
        var second = await client.SearchAsync(Accounts, Everything);

        Assert.That($"{first["status"]} {second["status"]}", Is.EqualTo("success failed"));
        Assert.That(second["_error"], Is.Not.Null);
        Assert.That(
            server.Requests.Select(request => $"{request.Status} {TotangoVendor.QueryOf(request)}"),
            Is.All.EqualTo($"200 {Everything}")
        );
    }
}
