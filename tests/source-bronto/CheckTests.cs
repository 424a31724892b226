using System.Text.Json.Nodes;
using Acceptance.Protocol;
using Acceptance.Running;
using Connectors.Support;
using Connectors.Support.Running;
using Sandbox.Bronto;

namespace Connectors.Bronto.Tests;

/// <summary>Whom a run talks to, with what credentials, and what check answers.</summary>
[Parallelizable(ParallelScope.All)]
public class CheckTests
{
    [Test]
    public async Task A_good_token_is_found_good_by_a_login_and_ten_lists()
    {
        await using var account = await Account.OpenAsync();

        var check = await CheckAsync(account);

        Assert.That(check.Messages.ConnectionStatus().Status, Is.EqualTo("SUCCEEDED"), check.ToString());
        Assert.That(account.AllCalls.Select(call => call.Operation), Is.EqualTo(new[] { "login", "readLists" }));
        Assert.That(account.AllCalls[1].Values("pageSize"), Is.EqualTo(new[] { "10" }));
    }

    [Test]
    public async Task The_vendors_own_address_is_asked_over_https_with_an_empty_soap_action_and_the_token_in_the_body()
    {
        using var vendor = SoapVendor.Of(SoapVendor.Rows(""));
        using var stage = Stage.Of(vendor);

        var check = await CheckAsync(stage);

        Assert.That(check.Messages.ConnectionStatus().Status, Is.EqualTo("SUCCEEDED"), check.ToString());
        Assert.That(vendor.Requests, Has.Count.EqualTo(2));
        foreach (var request in vendor.Requests)
        {
            Assert.That(
                (request.Method, request.Uri.AbsoluteUri),
                Is.EqualTo((HttpMethod.Post, "https://api.bronto.com/v4"))
            );
            Assert.That(request.Headers["SOAPAction"], Is.EqualTo("\"\""));
            Assert.That(request.Headers["Content-Type"], Is.EqualTo("text/xml; charset=UTF-8"));
            Assert.That(string.Join(' ', request.Headers.Values), Does.Not.Contain(Stage.ApiToken));
        }

        Assert.That(vendor.AllCalls[0].Values("apiToken"), Is.EqualTo(new[] { Stage.ApiToken }));
        Assert.That(vendor.AllCalls.Select(call => call.Session), Is.EqualTo(new[] { null, "session-1" }));
    }

    [TestCase("", "")]
    [TestCase("", "/")]
    [TestCase("", "/v4")]
    [TestCase("/archive", "")]
    [TestCase("/archive", "/v4/")]
    public async Task The_address_may_have_a_path_before_that_of_the_api_and_may_name_that(string prefix, string tail)
    {
        await using var account = await Account.OpenAsync(BrontoOptions.Empty with { Lists = 3 }, prefix);
        account.Config["base_url"] = account.Server.BaseUrl + tail;

        var check = await CheckAsync(account);
        var run = await account.ReadAsync("list");

        Assert.That(check.Messages.ConnectionStatus().Status, Is.EqualTo("SUCCEEDED"), check.ToString());
        Assert.That(run.Messages.Records("list"), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task The_name_token_is_accepted_and_its_value_is_as_secret()
    {
        await using var account = await Account.OpenAsync(BrontoOptions.Empty with { Lists = 3 });
        account.Config.Remove("api_token");
        account.Config["token"] = Account.ApiToken;

        var good = await CheckAsync(account);
        account.Config["token"] = "A-TOKEN-THAT-IS-REFUSED";
        var bad = await CheckAsync(account);

        Assert.That(good.Messages.ConnectionStatus().Status, Is.EqualTo("SUCCEEDED"), good.ToString());
        Assert.That(bad.Messages.ConnectionStatus().Message, Does.Contain("102"));
        Assert.That(CanarySecrets.Found(good, [Account.ApiToken]), Is.Empty);
        Assert.That(CanarySecrets.Found(bad, ["A-TOKEN-THAT-IS-REFUSED"]), Is.Empty);
    }

    [TestCase(102, "API Token")]
    [TestCase(104, "right to read")]
    [TestCase(109, "not active")]
    [TestCase(111, "IP address")]
    public async Task A_refusal_is_told_at_once_with_what_to_do(int code, string advice)
    {
        await using var account = await Account.OpenAsync();
        account.Server.Faults.Add($"soapfault={code}@/v4/{(code == 104 ? "readLists" : "login")}?#1x*");

        var check = await CheckAsync(account);

        var (status, message) = check.Messages.ConnectionStatus();
        Assert.That((check.ExitCode, status), Is.EqualTo((0, "FAILED")));
        Assert.That(message, Does.Contain(advice).And.Contain($"{code}"));
        Assert.That(account.Server.Requests, Has.Count.EqualTo(code == 104 ? 2 : 1));
    }

    [Test]
    public async Task A_wrong_token_is_found_wrong()
    {
        await using var account = await Account.OpenAsync();
        account.Config["api_token"] = "TOKEN-OF-SOMEBODY-ELSE";

        var check = await CheckAsync(account);

        Assert.That(check.Messages.ConnectionStatus().Status, Is.EqualTo("FAILED"));
        Assert.That(check.Messages.ConnectionStatus().Message, Does.Contain("API Token").And.Contain("102"));
        Assert.That(check.Text, Does.Not.Contain("TOKEN-OF-SOMEBODY-ELSE"));
    }

    [TestCase(System.Net.Http.HttpRequestError.NameResolutionError)]
    [TestCase(System.Net.Http.HttpRequestError.ConnectionError)]
    public async Task Where_nobody_answers_the_message_says_that_the_product_has_ended(HttpRequestError error)
    {
        using var vendor = new NobodyThere(error);
        using var stage = Stage.Of(vendor);

        var check = await CheckAsync(stage);

        var (status, message) = check.Messages.ConnectionStatus();
        Assert.That((check.ExitCode, status), Is.EqualTo((0, "FAILED")));
        Assert.That(
            message,
            Does.Contain(
                "Bronto API unreachable; Oracle has retired the product; use base_url for an archive or a compatible endpoint."
            )
        );
        Assert.That(stage.Clock.GetUtcNow() - Account.Now, Is.LessThan(TimeSpan.FromSeconds(30)), "a user waits");
    }

    [TestCase("<html>Please sign in</html>")]
    [TestCase("<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Bo")]
    [TestCase("{\"ok\":true}")]
    [TestCase("")]
    public async Task Check_does_not_take_another_page_for_the_vendor(string body)
    {
        using var vendor = SoapVendor.Of(Reply.Status(200, body, "text/xml"));
        using var stage = Stage.Of(vendor);

        var check = await CheckAsync(stage);

        Assert.That(check.Messages.ConnectionStatus().Status, Is.EqualTo("FAILED"));
    }

    [Test]
    public async Task A_session_that_is_never_valid_ends_the_check()
    {
        await using var account = await Account.OpenAsync(
            BrontoOptions.Empty with
            {
                Oddities = Oddities.SessionAlwaysInvalid,
            }
        );

        var check = await CheckAsync(account);

        Assert.That(check.Messages.ConnectionStatus().Status, Is.EqualTo("FAILED"));
        Assert.That(check.Messages.ConnectionStatus().Message, Does.Contain("103"));
        Assert.That(account.Vendor.Logins, Is.LessThanOrEqualTo(5));
    }

    [Test]
    public async Task Discovery_asks_for_nothing()
    {
        using var vendor = SoapVendor.Of(SoapVendor.Rows(""));
        using var stage = Stage.Of(vendor);

        var discovered = await stage.RunAsync("discover", "--config", stage.ConfigFile());

        Assert.That(discovered.ExitCode, Is.Zero);
        Assert.That(discovered.Messages.Catalog.GetProperty("streams").GetArrayLength(), Is.EqualTo(18));
        Assert.That(vendor.AllCalls, Is.Empty);
    }

    [Test]
    public async Task A_config_of_the_tap_works_as_it_is()
    {
        await using var account = await Account.OpenAsync(BrontoOptions.Empty with { Contacts = 9, Days = 20 });
        account.Config.Clear();
        account.Config["token"] = Account.ApiToken;
        account.Config["start_date"] = "2024-03-01T00:00:00Z";
        account.Config["base_url"] = account.Server.BaseUrl;

        var run = await account.ReadAsync("contact");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Messages.Records("contact"), Has.Count.EqualTo(9));
    }

    private static Task<RunResult> CheckAsync(Workplace place) =>
        place.RunAsync("check", "--config", place.ConfigFile());

    /// <summary>A host that is not there.</summary>
    private sealed class NobodyThere(HttpRequestError error) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) => throw new HttpRequestException(error, "nobody");
    }
}
