using Connectors.Support;
using Sandbox.Totango;

namespace Connectors.Totango.Tests;

/// <summary>What a fault is taken for, how often something is tried, and what becomes of the other streams.</summary>
[Parallelizable(ParallelScope.All)]
public class FaultTests
{
    private const string Search = "@/api/v1/search/accounts?";
    private const string Stream = "accounts";

    private static readonly TotangoOptions Some = TotangoOptions.Empty with { Accounts = 1_500, Attributes = 1 };

    [TestCase(401, "\"API Token\"")]
    [TestCase(403, "global admin")]
    [TestCase(404, "deselect")]
    public async Task What_is_refused_is_told_at_once_with_what_to_do(int status, string said)
    {
        await using var service = await Service.OpenAsync(Some);
        service.Server.Faults.Add($"{status}{Search}x*");

        var run = await service.ReadAsync([Stream, "attributes"]);

        Assert.That(
            run.Failed(Stream, "config_error"),
            Does.Contain(said).And.Contain($"{status}").And.Contain("/api/v1/search/accounts")
        );
        Assert.That(service.Requests("v1/search/accounts"), Has.Count.EqualTo(1));
        Assert.That(run.Messages.Statuses("attributes")[^1], Is.EqualTo("COMPLETE"));
    }

    [TestCase("500")]
    [TestCase("502")]
    [TestCase("503")]
    [TestCase("reset")]
    [TestCase("cut")]
    [TestCase("broken200")]
    [TestCase("html200")]
    [TestCase("html200-as-json")]
    [TestCase("failed200")]
    public async Task A_server_in_trouble_is_asked_five_times_more(string fault)
    {
        await using var well = await Service.OpenAsync(Some);
        well.Server.Faults.Add($"{fault}{Search}#2x5");
        await using var ill = await Service.OpenAsync(Some);
        ill.Server.Faults.Add($"{fault}{Search}#2x6");

        var (good, bad) = (await well.ReadAsync(Stream), await ill.ReadAsync([Stream, "attributes"]));

        Assert.That(good.Whole(Stream).Of("account_id"), Is.EqualTo(well.Vendor.AccountIds));
        _ = bad.Failed(Stream, "transient_error");
        Assert.That(ill.Requests("v1/search/accounts"), Has.Count.EqualTo(1 + 6));
        Assert.That(bad.Messages.Records(Stream), Has.Count.EqualTo(1_000), "a page is the unit");
        Assert.That(bad.Messages.Statuses("attributes")[^1], Is.EqualTo("COMPLETE"));
    }

    [Test]
    public async Task The_pauses_between_attempts_become_longer()
    {
        using var vendor = new FakeVendor()
            .Expect($"{Stage.Root}v1/attributes.json", Reply.Json("[]"))
            .Expect($"{Stage.Root}v3/touchpoint-tags/", [.. Enumerable.Repeat(Reply.Status(503), 5), Reply.Json("[]")]);
        using var stage = Stage.Of(vendor);

        _ = (await stage.ReadAsync("touchpoint_tags")).Whole("touchpoint_tags");

        var pauses = stage.Clock.Waits.Where(wait => wait > TimeSpan.FromMilliseconds(300)).ToList();
        Assert.That(pauses, Is.Ordered.And.Unique.And.Count.EqualTo(5));
        Assert.That(pauses[^1], Is.LessThanOrEqualTo(TimeSpan.FromSeconds(32)));
    }

    [Test]
    public async Task A_search_that_says_that_it_failed_is_repeated_and_then_fails_the_stream_with_the_reason()
    {
        await using var service = await Service.OpenAsync(Some);
        service.Server.Faults.Add($"failed200{Search}x*");

        var run = await service.ReadAsync(Stream);

        Assert.That(run.Failed(Stream, "transient_error"), Does.Contain("The search timed out."));
        Assert.That(service.Requests("v1/search/accounts"), Has.Count.EqualTo(6));
    }

    [TestCase("events", "v2/events/search")]
    [TestCase("users", "v1/search/users")]
    [TestCase("totango_users", "v1/search/users/internal")]
    public async Task So_it_is_in_the_other_searches(string stream, string search)
    {
        await using var service = await Service.OpenAsync(new TotangoOptions { Events = 10 });
        service.Server.Faults.Add($"failed200@/api/{search}?x*");

        var run = await service.ReadAsync(stream);

        Assert.That(run.Failed(stream, "transient_error"), Does.Contain("The search timed out."));
        Assert.That(service.Requests(search), Has.Count.EqualTo(6));
        Assert.That(run.Messages.Records(stream), Is.Empty);
    }

    [Test]
    public async Task So_it_is_in_scrolling()
    {
        await using var service = await Service.OpenAsync(Some);
        service.Config["accounts_read_mode"] = "scroll";
        service.Server.Faults.Add("failed200@/api/v2/accounts/scan_and_scroll_search_accounts?#2x*");

        var run = await service.ReadAsync(Stream);

        Assert.That(run.Failed(Stream, "transient_error"), Does.Contain("The search timed out."));
    }

    [TestCase("attributes", "v1/attributes.json")]
    [TestCase("touchpoint_types", "v3/touchpoint-types/")]
    [TestCase("audit_log", "v2/audit")]
    public async Task A_page_of_html_is_no_list_and_is_repeated(string stream, string path)
    {
        await using var service = await Service.OpenAsync(Some);
        service.Config["start_date"] = "2024-04-10";
        var plain = await service.ReadAsync(stream);
        // The catalog asks for the attributes as well.
        service.Server.Faults.Add($"html200@/api/{path}?#{(stream == "attributes" ? 2 : 1)}x2");

        var run = await service.ReadAsync(stream);

        _ = run.Whole(stream);
        Assert.That(run.Messages.Rows(stream), Is.EqualTo(plain.Messages.Rows(stream)));
        Assert.That(service.Requests(path), Has.Count.EqualTo(3));
    }

    [TestCase("{}")]
    [TestCase("""{"status":"success"}""")]
    [TestCase("""{"response":{"accounts":{"total_hits":1}}}""")]
    [TestCase("""{"response":{"users":{"total_hits":0,"hits":[]}}}""")]
    [TestCase("[]")]
    [TestCase("null")]
    public async Task An_answer_without_hits_is_not_an_empty_list(string body)
    {
        using var vendor = new FakeVendor()
            .Always($"{Stage.Root}*", Reply.Json("[]"))
            .Always(HttpMethod.Post, $"{Stage.Root}*", Reply.Json(body));
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync(Stream);

        Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
        Assert.That(run.Messages.Statuses(Stream)[^1], Is.EqualTo("INCOMPLETE"));
        Assert.That(run.Messages.Records(Stream), Is.Empty);
    }

    [TestCase("""{"status":"failed","_error":"Too wide."}""", "Too wide.")]
    [TestCase("""{"error":{"type":"bad_query","message":"Too wide."}}""", "Too wide.")]
    [TestCase("""{"errors":["Too wide."]}""", "Too wide.")]
    [TestCase("Too wide.", "Too wide.")]
    [TestCase("<html><body>Too wide.</body></html>", "400")]
    public async Task What_totango_says_of_an_error_is_told_in_each_of_its_forms(string body, string told)
    {
        using var vendor = new FakeVendor()
            .Always($"{Stage.Root}*", Reply.Json("[]"))
            .Always(HttpMethod.Post, $"{Stage.Root}*", Reply.Status(400, body));
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync(Stream);

        Assert.That(run.Failed(Stream, "config_error"), Does.Contain(told));
    }
}
