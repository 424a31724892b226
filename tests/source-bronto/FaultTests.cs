using Acceptance.Running;
using Connectors.Bronto.Client;
using Connectors.Soap;
using Connectors.Support;
using Sandbox.Bronto;

namespace Connectors.Bronto.Tests;

/// <summary>What a fault is taken for, how often something is tried, and what becomes of the others.</summary>
[Parallelizable(ParallelScope.All)]
public class FaultTests
{
    [TestCase("104: No.", null, 104)]
    [TestCase("104: No.", "103", 103)]
    [TestCase("  116 : End of result set.", null, 116)]
    [TestCase("Error 1201: start", "0", 1201)]
    [TestCase("Your session is invalid. Please log in again.", null, 103)]
    [TestCase("End of result set.", "none", 116)]
    [TestCase("INVALID_TOKEN", null, 102)]
    [TestCase("Delivery 103 was not found", null, 0)]
    [TestCase("There are 116 lists", null, 0)]
    [TestCase("no row 1034 and 11600", null, 0)]
    [TestCase("", null, 0)]
    public void The_number_of_a_fault_is_found_where_it_is_and_not_where_it_looks_like_one(
        string text,
        string? typed,
        int code
    )
    {
        var details = typed is null ? new Dictionary<string, string>() : new() { ["errorCode"] = typed };

        Assert.That(BrontoFaults.CodeOf(new SoapFault("Server", text, details)), Is.EqualTo(code));
    }

    [TestCase(true, 500)]
    [TestCase(false, 500)]
    [TestCase(true, 200)]
    [TestCase(false, 200)]
    public async Task A_lost_session_is_known_in_each_form_of_a_fault(bool isTyped, int status)
    {
        using var vendor = new SoapVendor(
            (call, _) =>
                call.Session == "session-1"
                    ? SoapVendor.Fault(103, isTyped: isTyped, status: status)
                    : SoapVendor.Rows(call.Page == "1" ? "<return><id>a</id></return>" : "")
        );
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync("list");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Messages.Records("list"), Has.Count.EqualTo(1));
        Assert.That(vendor.Logins, Is.EqualTo(2));
        Assert.That(
            stage.Clock.GetUtcNow() - Account.Now,
            Is.LessThan(TimeSpan.FromSeconds(1)),
            "a new login waits for nothing"
        );
    }

    [TestCase("106: contact 103 is in list 116")]
    [TestCase("106: 103 116")]
    public async Task Texts_that_merely_contain_such_numbers_are_no_such_faults(string text)
    {
        using var vendor = SoapVendor.Of(SoapVendor.Fault(106, text));
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync("inbound_activity");

        Assert.That(run.ExitCode, Is.EqualTo(1), "neither the end of the window nor a lost session");
        Assert.That(run.Messages.Errors()[0].FailureType, Is.EqualTo("system_error"));
        Assert.That((vendor.Calls.Count, vendor.Logins), Is.EqualTo((1, 1)));
    }

    [TestCase("time-out")]
    [TestCase("reset")]
    [TestCase("503")]
    [TestCase("fault 101")]
    [TestCase("fault 113")]
    [TestCase("fault without a number")]
    public async Task What_does_not_get_well_fails_the_stream_as_transient_after_five_attempts(string trouble)
    {
        using var vendor = SoapVendor.Of(
            trouble switch
            {
                "time-out" => Reply.Fails(new TaskCanceledException("no answer", new TimeoutException())),
                "reset" => Reply.Fails(new HttpRequestException(HttpRequestError.ResponseEnded, "reset")),
                "503" => Reply.Status(503, "<html>Down</html>", "text/html"),
                "fault 101" => SoapVendor.Fault(101),
                "fault 113" => SoapVendor.Fault(113),
                _ => SoapVendor.Fault(0, "It rains."),
            }
        );
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync("contact");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(vendor.Calls, Has.Count.EqualTo(5));
        Assert.That(stage.Clock.Waits.Count(wait => wait >= TimeSpan.FromSeconds(1)), Is.EqualTo(4));
        Assert.That(
            run.Messages.Errors().Select(error => error.FailureType),
            Is.EqualTo(new[] { "transient_error", "transient_error" })
        );
        Assert.That(run.Messages.Errors()[0].Message, Does.Contain("Bronto").And.Contain("readContacts"));
        Assert.That(run.Messages.Statuses("contact")[^1], Is.EqualTo("INCOMPLETE"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_call_that_gets_no_answer_is_given_up_after_minutes_and_made_again(bool isContact)
    {
        using var vendor = SoapVendor.OfPages(SoapVendor.Row("<id>a</id>"));
        using var hush = new Hush(vendor);
        using var stage = Stage.Of(hush);

        var reading = stage.ReadAsync(isContact ? "contact" : "list");
        await hush.Asked;
        stage.Clock.Advance(TimeSpan.FromMinutes(5));
        var run = await reading;

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Messages.Records(isContact ? "contact" : "list"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Maintenance_is_waited_for_longer()
    {
        using var vendor = SoapVendor.Of(SoapVendor.Fault(108), SoapVendor.Fault(108), SoapVendor.Rows(""));
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync("list");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(stage.Clock.Waits.Count(wait => wait >= TimeSpan.FromSeconds(30)), Is.EqualTo(2));
    }

    [Test]
    public async Task A_request_that_is_called_faulty_is_made_three_times_each_on_a_new_session()
    {
        using var vendor = SoapVendor.Of(SoapVendor.Fault(107));
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync("list");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(
            vendor.Calls.Select(call => call.Session),
            Is.EqualTo(new[] { "session-1", "session-2", "session-3" })
        );
    }

    [Test]
    public async Task A_login_that_gives_no_session_fails_as_transient()
    {
        using var vendor = new Nameless();
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync("list");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Messages.Errors()[0].FailureType, Is.EqualTo("transient_error"));
        Assert.That(run.Messages.Errors()[0].Message, Does.Contain("session"));
    }

    [Test]
    public async Task A_stream_that_may_not_be_read_stops_no_other_and_is_told_with_the_advice_to_deselect_it()
    {
        await using var account = await Account.OpenAsync(new BrontoOptions { Days = 10, ActivityDays = 3 });
        account.Server.Faults.Add("soapfault=104@/v4/readUnsubscribes?#1x*");
        string[] streams = ["unsubscribe", "contact", "inbound_activity", "list"];

        var run = await account.ReadAsync(streams);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(
            streams.Select(stream => run.Messages.Statuses(stream)[^1]),
            Is.EqualTo(new[] { "INCOMPLETE", "COMPLETE", "COMPLETE", "COMPLETE" })
        );
        var error = run.Messages.Errors()[0];
        Assert.That((error.Stream, error.FailureType), Is.EqualTo(("unsubscribe", "config_error")));
        Assert.That(
            error.Message,
            Does.Contain("Deselect the stream").And.Contain("104").And.Contain("readUnsubscribes")
        );
        Assert.That(account.Calls("readUnsubscribes"), Has.Count.EqualTo(1));
        Assert.That(run.Messages.Records("contact"), Has.Count.EqualTo(300));
    }

    [Test]
    public async Task A_fault_that_repeats_the_token_is_not_repeated()
    {
        using var vendor = SoapVendor.Of(SoapVendor.Fault(106, $"106: the token {Stage.ApiToken} is odd"));
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync("list");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Text, Does.Contain("is odd").And.Not.Contain(Stage.ApiToken));
    }

    /// <summary>Lets everybody in, and does not say under which session.</summary>
    private sealed class Nameless : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) => Task.FromResult(SoapVendor.Envelope("<loginResponse/>").Make());
    }

    /// <summary>Says nothing to the first call that is no login, and passes on all others.</summary>
    private sealed class Hush(HttpMessageHandler vendor) : DelegatingHandler(vendor)
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => _asked.Task;

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var body = await request.Content!.ReadAsStringAsync(cancellationToken); // each call has an envelope
            if (!body.Contains("login", StringComparison.Ordinal) && _asked.TrySetResult())
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }
}
