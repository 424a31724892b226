using Acceptance.Running;
using Connectors.Support;
using Sandbox.Selligent;

namespace Connectors.Selligent.Tests;

/// <summary>What a fault is taken for, how often something is tried, and what becomes of the other streams.</summary>
[Parallelizable(ParallelScope.All)]
public class FaultTests
{
    private const string Mailings = "@/sm/rest/v1/mailings/transactional/?";
    private const string Stream = "transactional_mailing";

    private static readonly string[] Derived = ["campaign", "owner", "source"];
    private static readonly string[] Lists = [Stream, "internal_datasource", "extension_datasource", "program"];

    [TestCase(401, "refused the API key")]
    [TestCase(403, "does not permit")]
    public async Task What_is_refused_is_told_at_once_with_what_to_check(int status, string said)
    {
        await using var studio = await Studio.OpenAsync(new SelligentOptions());
        studio.Server.Faults.Add($"{status}{Mailings}x*");

        var run = await studio.ReadAsync([Stream, "program"]);

        var error = CheckFailed(run, "config_error");
        Assert.That(
            error,
            Does.Contain(said)
                .And.Contain($"{status}")
                .And.Contain("\"API Key\"")
                .And.Contain("\"Organization\"")
                .And.Contain("/sm/rest/v1/mailings/transactional/")
        );
        Assert.That(studio.Requests(Studio.Mailings), Has.Count.EqualTo(1));
        Assert.That(run.Messages.Statuses("program")[^1], Is.EqualTo("COMPLETE"));
    }

    [Test]
    public async Task A_module_that_is_not_there_fails_its_streams_and_what_is_gathered_from_it_and_no_other()
    {
        await using var studio = await Studio.OpenAsync(
            new SelligentOptions { Without = new HashSet<string> { "programs" } }
        );

        var run = await studio.ReadAsync([]);

        Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
        foreach (var stream in Lists)
        {
            var isThere = stream != "program";
            Assert.That(run.Messages.Statuses(stream)[^1], Is.EqualTo(isThere ? "COMPLETE" : "INCOMPLETE"), stream);
            Assert.That(run.Messages.Records(stream).Any(), Is.EqualTo(isThere), stream);
        }

        foreach (var stream in Derived)
        {
            Assert.That(run.Messages.Statuses(stream)[^1], Is.EqualTo("INCOMPLETE"), stream);
            Assert.That(run.Messages.Records(stream), Is.Empty, "a part is not given out in place of the whole");
            Assert.That(run.Messages.States(stream), Is.Empty, stream);
            var error = run.Messages.Errors().Single(error => error.Stream == stream);
            Assert.That(error.FailureType, Is.EqualTo("config_error"));
            Assert.That(error.Message, Does.Contain("\"program\"").And.Contain("404"));
        }

        Assert.That(studio.Requests(Studio.Programs), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_redirect_is_named_and_not_followed()
    {
        await using var other = RawServer.Saying(RawServer.Ok("""{"data":[]}"""));
        var target = $"http://127.0.0.1:{other.Port}";
        await using var studio = await Studio.OpenAsync(new SelligentOptions());
        studio.Server.Faults.Add($"redirect-away={target}{Mailings}x*");

        var run = await studio.ReadAsync([Stream, "program"]);

        var error = CheckFailed(run, "config_error");
        Assert.That(
            error,
            Does.Contain($"{target}/sm/rest/v1/mailings/transactional/").And.Contain("302").And.Contain("\"Base URL\"")
        );
        Assert.That(other.Connections, Is.Zero);
        Assert.That(studio.Requests(Studio.Mailings), Has.Count.EqualTo(1));
        Assert.That(run.Messages.Statuses("program")[^1], Is.EqualTo("COMPLETE"));
    }

    [TestCase(301)]
    [TestCase(307)]
    [TestCase(308)]
    public async Task A_redirect_on_the_same_host_is_not_followed_either(int status)
    {
        await using var studio = await Studio.OpenAsync(new SelligentOptions());
        studio.Server.Faults.Add($"redirect-same={status}{Mailings}x1");

        var run = await studio.ReadAsync(Stream);

        CheckFailed(run, "config_error");
        Assert.That(studio.Requests(Studio.Mailings), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Too_many_requests_are_waited_out_as_long_as_the_server_says()
    {
        await using var studio = await Studio.OpenAsync(new SelligentOptions());
        studio.Server.Faults.Add($"429=77{Mailings}x1");

        var run = await studio.ReadAsync(Stream);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Messages.Records(Stream), Has.Count.EqualTo(23));
        Assert.That(studio.Clock.Waits, Has.Some.InRange(TimeSpan.FromSeconds(77), TimeSpan.FromSeconds(90)));
    }

    [TestCase("500")]
    [TestCase("502")]
    [TestCase("503")]
    [TestCase("504")]
    [TestCase("reset")]
    [TestCase("cut")]
    [TestCase("broken200")]
    public async Task A_server_in_trouble_is_asked_five_times_more(string fault)
    {
        await using var well = await Studio.OpenAsync(new SelligentOptions());
        well.Server.Faults.Add($"{fault}{Mailings}#2x5");
        await using var ill = await Studio.OpenAsync(new SelligentOptions());
        ill.Server.Faults.Add($"{fault}{Mailings}#2x6");

        var (good, bad) = (await well.ReadAsync(Stream), await ill.ReadAsync([Stream, "program"]));

        Assert.That(good.ExitCode, Is.Zero, good.ToString());
        Assert.That(good.Messages.Records(Stream), Has.Count.EqualTo(23));
        CheckFailed(bad, "transient_error");
        Assert.That(ill.Requests(Studio.Mailings), Has.Count.EqualTo(1 + 6));
        Assert.That(bad.Messages.Statuses("program")[^1], Is.EqualTo("COMPLETE"));
    }

    [Test]
    public async Task Silence_is_borne_for_two_minutes()
    {
        using var vendor = Stage.Vendor((Studio.Mailings, """{"asset_id":1}"""));
        using var hush = new Hush(vendor, "/sm/rest/v1/mailings/transactional/");
        using var stage = Stage.Of(hush);

        var reading = stage.ReadAsync(Stream);
        await hush.Asked;
        stage.Clock.Advance(TimeSpan.FromSeconds(119));
        var wasBorne = !reading.IsCompleted && vendor.Requests.Count == 0;
        stage.Clock.Advance(TimeSpan.FromSeconds(1));
        var run = await reading;

        Assert.That(wasBorne, Is.True);
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Messages.Records(Stream), Has.Count.EqualTo(1));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_server_that_never_answers_fails_the_stream_as_transient(bool isTold)
    {
        using var vendor = new FakeVendor().Always(
            $"{Stage.Root}*",
            isTold ? Reply.Status(408) : Reply.Fails(new TaskCanceledException("no answer", new TimeoutException()))
        );
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync(Stream);

        CheckFailed(run, "transient_error");
        Assert.That(vendor.Requests, Has.Count.EqualTo(6));
    }

    [TestCase("html200")]
    [TestCase("html200-as-json")]
    public async Task A_page_of_html_as_the_first_answer_says_that_the_address_is_wrong(string fault)
    {
        await using var studio = await Studio.OpenAsync(new SelligentOptions());
        studio.Server.Faults.Add($"{fault}@/sm/rest/v1/x*");

        var run = await studio.ReadAsync([Stream, "program"]);

        Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
        Assert.That(run.Messages.Errors().Select(error => error.FailureType), Has.All.EqualTo("config_error"));
        Assert.That(run.Messages.Errors()[0].Message, Does.Contain("\"Base URL\""));
        Assert.That(studio.Requests(Studio.Mailings), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_page_of_html_later_is_a_server_in_trouble()
    {
        await using var studio = await Studio.OpenAsync(new SelligentOptions());
        studio.Server.Faults.Add($"html200{Mailings}#2x*");

        var run = await studio.ReadAsync(Stream);

        CheckFailed(run, "transient_error");
        Assert.That(studio.Requests(Studio.Mailings), Has.Count.EqualTo(1 + 6));
    }

    [TestCase("{}")]
    [TestCase("""{"items":[{"asset_id":1}]}""")]
    [TestCase("""{"error":"The service is not available."}""")]
    [TestCase("""{"data":{"asset_id":1}}""")]
    [TestCase("""{"data":"none"}""")]
    [TestCase("""{"result":{"data":[{"asset_id":1}]}}""")]
    [TestCase("\"none\"")]
    [TestCase("null")]
    [TestCase("")]
    public async Task An_answer_without_rows_is_not_an_empty_list(string body)
    {
        using var vendor = new FakeVendor().Always($"{Stage.Root}*", Reply.Json(body));
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync([Stream, "source"]);

        Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
        Assert.That(run.Messages.Statuses(Stream)[^1], Is.EqualTo("INCOMPLETE"));
        Assert.That(run.Messages.Statuses("source")[^1], Is.EqualTo("INCOMPLETE"));
        Assert.That(run.Messages.Of("RECORD", "record"), Is.Empty);
    }

    [TestCase(204, "")]
    [TestCase(200, """{"data":[]}""")]
    [TestCase(200, """{"data":null}""")]
    [TestCase(200, """{"total":0,"data":[],"paging":{"data":[{"asset_id":1}]}}""")]
    [TestCase(200, "[]")]
    public async Task No_rows_are_an_empty_list(int status, string body)
    {
        using var vendor = new FakeVendor().Always($"{Stage.Root}*", Reply.Status(status, body));
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync([Stream, "source"]);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Messages.Statuses(Stream)[^1], Is.EqualTo("COMPLETE"));
        Assert.That(run.Messages.Statuses("source")[^1], Is.EqualTo("COMPLETE"));
        Assert.That(run.Messages.Of("RECORD", "record"), Is.Empty);
    }

    [TestCase("""{"message":"The order is not known."}""", "The order is not known.")]
    [TestCase("""{"error":"The order is not known."}""", "The order is not known.")]
    [TestCase("""{"errors":["The order is not known."]}""", "The order is not known.")]
    [TestCase("The order is not known.", "The order is not known.")]
    public async Task What_the_server_says_of_an_error_is_told(string body, string told)
    {
        using var vendor = new FakeVendor().Always($"{Stage.Root}*", Reply.Status(422, body));
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync(Stream);

        Assert.That(CheckFailed(run, "system_error"), Does.Contain(told).And.Contain("422"));
        Assert.That(vendor.Requests, Has.Count.EqualTo(1));
    }

    private static string CheckFailed(RunResult run, string failureType)
    {
        Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
        Assert.That(run.Messages.Statuses(Stream)[^1], Is.EqualTo("INCOMPLETE"));
        var error = run.Messages.Errors()[0];
        Assert.That((error.Stream, error.FailureType), Is.EqualTo((Stream, failureType)), run.ToString());
        return error.Message;
    }
}
