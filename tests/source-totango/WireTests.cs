using System.Globalization;
using System.Text.Json.Nodes;
using Acceptance.Protocol;
using Connectors.Support;
using Connectors.Support.Running;
using Sandbox.Totango;

namespace Connectors.Totango.Tests;

/// <summary>What goes over the wire, byte for byte, and what never comes back out.</summary>
[Parallelizable(ParallelScope.All)]
public class WireTests
{
    private static readonly string[] Expected =
    [
        "POST /api/v1/search/accounts HTTP/1.1",
        $"app-token: {Service.ApiToken}",
        "Accept: application/json",
        "Content-Type: application/x-www-form-urlencoded",
        "User-Agent: source-totango/0.1.0",
    ];

    [Test]
    public async Task The_token_stands_alone_in_its_header()
    {
        var head = await HeadAsync(Service.ApiToken);

        Assert.That(head, Is.SupersetOf(Expected));
        Assert.That(head.Where(line => line.Contains(Service.ApiToken)), Has.Exactly(1).Items, "and nowhere else");
        Assert.That(head, Has.None.StartsWith("Authorization"));
    }

    [TestCase("{bcrypt}$2a$10$abc.def/ghi", "{bcrypt}$2a$10$abc.def/ghi")]
    [TestCase("{v2}0f0c0d5e-0000-4000-8000-000000000000", "{v2}0f0c0d5e-0000-4000-8000-000000000000")]
    [TestCase("  a \"token\", with=odd:signs{0}$&/+\n", "a \"token\", with=odd:signs{0}$&/+")]
    public async Task The_token_arrives_as_it_is(string token, string sent) =>
        Assert.That(await HeadAsync(token), Has.One.EqualTo($"app-token: {sent}"));

    [TestCase("{0}", "")]
    [TestCase("{0}/", "")]
    [TestCase("{0}/api", "")]
    [TestCase("{0}/api/", "")]
    [TestCase("{0}/behind/a/proxy/", "/behind/a/proxy")]
    [TestCase("{0}/behind/api", "/behind")]
    public async Task A_path_before_that_of_the_api_is_kept(string form, string prefix) =>
        Assert.That((await HeadAsync("t", form))[0], Is.EqualTo($"POST {prefix}/api/v1/search/accounts HTTP/1.1"));

    [TestCase("{0}")]
    [TestCase("{0}/api")]
    public async Task All_calls_go_below_the_path(string form)
    {
        await using var service = await Service.OpenAsync(new TotangoOptions { Accounts = 3, Events = 5 }, "/a/proxy");
        service.Config["base_url"] = form.Replace("{0}", service.Server.BaseUrl, StringComparison.Ordinal);
        service.Config["service_id"] = "12345";

        var run = await service.ReadAsync([]);
        var check = await service.RunAsync("check", "--config", service.ConfigFile());

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(check.Messages.Logs("WARN"), Is.Empty);
        Assert.That(service.Server.Requests.Select(request => request.Status), Has.All.EqualTo(200));
        Assert.That(service.Server.Requests.Last().Path, Is.EqualTo("/domains/"));
    }

    [Test]
    public async Task A_query_is_a_form_whose_signs_are_escaped()
    {
        const string Term = """{"type":"string_attribute","attribute":"A&B=C+D%20 \"Ö\"","in_list":["x;y"]}""";
        using var vendor = new FakeVendor()
            .Always($"{Stage.Root}v1/attributes.json", Reply.Json("[]"))
            .Always(HttpMethod.Post, $"{Stage.Root}*", Stage.Found("accounts", 0));
        using var stage = Stage.Of(vendor);
        stage.Config["segments"] = JsonNode.Parse(
            $$"""[{"name":"own","object":"accounts","query":{"terms":[{{Term}}],"fields":[]} }]"""
        );

        _ = (await stage.ReadAsync("own")).Whole("own");

        var body = vendor.Requests[^1].Body;
        Assert.That(body, Does.StartWith("query=%7B"));
        Assert.That(body.Count(sign => sign is '&' or '='), Is.EqualTo(1), "one field");
        var query = JsonNode.Parse(Uri.UnescapeDataString(body["query=".Length..].Replace('+', ' ')))!;
        Assert.That(JsonNode.DeepEquals(query["terms"]![0], JsonNode.Parse(Term)), Is.True);
    }

    [TestCase("/")]
    [TestCase("ü?&#%")]
    public async Task An_id_in_an_address_is_escaped(string id)
    {
        using var vendor = new FakeVendor()
            .Always($"{Stage.Root}*", Reply.Json("""{"list":[],"account":{"attributes":{}}}"""))
            .Always(
                HttpMethod.Post,
                $"{Stage.Root}*",
                Stage.Found("accounts", 1, $$"""{"name":"a{{id}}b","selected_fields":[]}""")
            );
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync("account_assignments");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(
            vendor.Requests[^1].PathAndQuery,
            Is.EqualTo($"/api/v2/accounts/a{Uri.EscapeDataString(id)}b/").IgnoreCase
        );
    }

    /// <summary>Whatever the level: one that the server repeats as well.</summary>
    [TestCase(Service.ApiToken)]
    [TestCase("  {bcrypt}$2a$10$with \"odd\" signs\\ ")]
    public async Task A_token_is_in_no_message(string token)
    {
        var sent = token.Trim();
        var quoted = System.Text.Json.JsonEncodedText.Encode(sent).ToString();
        using var vendor = new FakeVendor()
            .Always($"{Stage.Root}v1/attributes.json", Reply.Json("[]"))
            .Always($"{Stage.Root}*", Reply.Status(422, $$"""{"errors":"The token {{quoted}} is odd."}"""))
            .Always(
                HttpMethod.Post,
                $"{Stage.Root}*",
                Reply.Json($$"""{"status":"failed","_error":"The token {{quoted}} is odd."}""")
            );
        using var stage = Stage.Of(vendor);
        stage.Config["api_token"] = token;
        stage.Environment["LOG_LEVEL"] = "trace";

        var run = await stage.ReadAsync(["accounts", "touchpoint_types"]);
        var check = await stage.RunAsync("check", "--config", stage.ConfigFile());

        Assert.That(run.Failed("accounts", "transient_error"), Does.Contain("is odd"));
        Assert.That(check.Messages.ConnectionStatus().Message, Does.Contain("is odd"));
        Assert.That(CanarySecrets.Found(run, [sent]).Concat(CanarySecrets.Found(check, [sent])), Is.Empty);
    }

    /// <summary>The lines of the first request that a check makes.</summary>
    private static async Task<IReadOnlyList<string>> HeadAsync(string token, string baseUrl = "{0}")
    {
        var found = RawServer.Ok("""{"response":{"accounts":{"total_hits":0,"hits":[]}}}""");
        await using var server = new RawServer(
            async (head, stream) =>
            {
                await stream.ReadExactlyAsync(new byte[BodyOf(head)]);
                await stream.WriteAsync(found);
                return true;
            }
        );
        using var stage = new Workplace(
            new TotangoSource(),
            new InstantClock(Service.Now),
            new JsonObject
            {
                ["api_token"] = token,
                ["base_url"] = baseUrl.Replace("{0}", $"http://127.0.0.1:{server.Port}", StringComparison.Ordinal),
            }
        );

        var check = await stage.RunAsync("check", "--config", stage.ConfigFile());

        Assert.That(check.Messages.ConnectionStatus().Status, Is.EqualTo("SUCCEEDED"), check.ToString());
        return server.Heads[0].Split("\r\n");
    }

    private static int BodyOf(string head) =>
        head.Split("\r\n")
            .Where(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
            .Select(line => int.Parse(line.Split(':')[1], CultureInfo.InvariantCulture))
            .FirstOrDefault();
}
