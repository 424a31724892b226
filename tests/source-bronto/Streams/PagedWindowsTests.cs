using System.Globalization;
using Acceptance.Protocol;
using Acceptance.Running;
using Connectors.Support;
using Sandbox.Bronto;

namespace Connectors.Bronto.Tests.Streams;

/// <summary>The windows in which everything dated but activities is asked for.</summary>
[Parallelizable(ParallelScope.All)]
public class PagedWindowsTests
{
    private static readonly BrontoOptions Some = BrontoOptions.Empty with
    {
        Contacts = 200,
        Unsubscribes = 120,
        Bounces = 90,
        Deliveries = 70,
        Days = 50,
    };

    [TestCase("contact", "readContacts", "modified")]
    [TestCase("unsubscribe", "readUnsubscribes", "created")]
    [TestCase("bounce", "readBounces", "created")]
    [TestCase("delivery", "readDeliveries", "start")]
    public async Task Windows_double_from_six_hours_to_six_days_and_follow_each_other_to_the_start_of_the_run(
        string stream,
        string operation,
        string cursor
    )
    {
        await using var account = await Account.OpenAsync(Some);

        var run = await account.ReadAsync(stream);

        var windows = account.Windows(operation);
        var hours = windows.Select(window => (window.Until - window.From).TotalHours).ToList();
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(hours.Take(7), Is.EqualTo(new[] { 6.0, 12, 24, 48, 96, 144, 144 }));
        Assert.That(hours.Skip(5).SkipLast(1), Has.All.EqualTo(144));
        Assert.That(windows[0].From, Is.EqualTo(new DateTimeOffset(2024, 2, 10, 0, 0, 0, TimeSpan.Zero)));
        Assert.That(windows[^1].Until, Is.EqualTo(Account.Now));
        Assert.That(windows.Skip(1).Select(w => w.From), Is.EqualTo(windows.SkipLast(1).Select(w => w.Until)));
        Assert.That(run.Messages.Rows(stream), Has.Count.EqualTo(account.Vendor.Count(operation)).And.Unique);
        Assert.That(
            run.Messages.LastState(stream),
            Is.EqualTo($$"""{"{{cursor}}":"2024-04-10T12:00:00Z"}"""),
            "the end of the window, and not the last record"
        );
        Assert.That(account.Vendor.ParallelCalls, Is.Zero);
    }

    [Test]
    public async Task Each_window_is_saved_also_an_empty_one()
    {
        await using var account = await Account.OpenAsync();
        account.Config["start_date"] = "2024-04-09T12:00:00Z";

        var run = await account.ReadAsync("contact");

        Assert.That(run.Messages.Records("contact"), Is.Empty);
        Assert.That(account.Windows("readContacts"), Has.Count.EqualTo(3));
        Assert.That(run.Messages.LastState("contact"), Is.EqualTo("""{"modified":"2024-04-10T12:00:00Z"}"""));
        Assert.That(
            run.Messages.States("contact").Select(state => Messages.StateOf(state).GetRawText()),
            Is.Ordered.And.Unique
        );
    }

    [Test]
    public async Task A_window_of_more_than_20000_records_halves_the_next_one_and_few_records_double_it_again()
    {
        var crowd = string.Concat(Enumerable.Repeat("<return><contactId>c</contactId></return>", 20_001));
        using var vendor = new SoapVendor(
            (call, _) =>
                SoapVendor.Rows(
                    call.Page != "1" ? ""
                    : call.Window.From == "2024-04-08T18:00:00Z" ? crowd
                    : ""
                )
        );
        using var stage = Stage.Of(vendor);
        stage.Config["start_date"] = "2024-04-08T00:00:00Z";

        var run = await stage.ReadAsync("unsubscribe");

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(
            vendor.Calls.Where(call => call.Page == "1").Select(call => call.Window.From[8..13]),
            Is.EqualTo(new[] { "08T00", "08T06", "08T18", "09T18", "10T06" }),
            "6, 12 and 24 hours, of which the last is crowded, then 12 and what is left of 24"
        );
    }

    [Test]
    public async Task A_short_page_is_not_the_end_but_an_empty_one_is()
    {
        static string Row(string id) => SoapVendor.Row($"<id>{id}</id><modified>2024-04-10T11:30:00Z</modified>");
        using var vendor = SoapVendor.OfPages(Row("a") + Row("b") + Row("c"), Row("d"), Row("e") + Row("f"));
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync("contact");

        Assert.That(Ids(run, "contact"), Is.EqualTo(new[] { "a", "b", "c", "d", "e", "f" }));
        Assert.That(vendor.Calls.Select(call => call.Page), Is.EqualTo(new[] { "1", "2", "3", "4" }));
        Assert.That(vendor.Calls.Select(call => call.Filter).Distinct().Count(), Is.EqualTo(1));
        Assert.That(vendor.Logins, Is.EqualTo(1));
    }

    [TestCase("contact", "readContacts", Oddities.WholeDays, 5000)]
    [TestCase("contact", "readContacts", Oddities.WholeDays, 1)]
    [TestCase("delivery", "readDeliveries", Oddities.WholeDays, 3)]
    [TestCase("unsubscribe", "readUnsubscribes", Oddities.InclusiveEnd, 5000)]
    [TestCase("unsubscribe", "readUnsubscribes", Oddities.InclusiveEnd, 1)]
    [TestCase("bounce", "readBounces", Oddities.InclusiveEnd, 2)]
    public async Task A_vendor_that_gives_more_than_was_asked_for_gives_no_record_twice(
        string stream,
        string operation,
        Oddities oddity,
        int pageSize
    )
    {
        await using var account = await Account.OpenAsync(
            BrontoOptions.Empty with
            {
                Contacts = 60,
                Unsubscribes = 60,
                Bounces = 60,
                Deliveries = 60,
                Days = 3,
                PageSize = pageSize,
                Oddities = oddity,
            }
        );
        account.Config["start_date"] = "2024-04-07";

        var run = await account.ReadAsync(stream);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(account.Vendor.Count(operation), Is.EqualTo(60));
        Assert.That(run.Messages.Rows(stream), Has.Count.EqualTo(60).And.Unique);
        Assert.That(Accounting.Problems(run.Messages, stream), Is.Empty);
    }

    [TestCase("unsubscribe", "readUnsubscribes")]
    [TestCase("bounce", "readBounces")]
    public async Task A_delivery_that_is_missing_in_a_key_is_an_empty_text(string stream, string operation)
    {
        await using var account = await Account.OpenAsync(Some);

        var run = await account.ReadAsync(stream);

        var without = account.Vendor.Rows(operation).Count(row => !row.ContainsKey("deliveryId"));
        Assert.That(without, Is.InRange(5, 100));
        Assert.That(
            run.Messages.Records(stream).Count(record => record.GetProperty("deliveryId").GetString() == ""),
            Is.EqualTo(without)
        );
    }

    [Test]
    public async Task A_row_without_its_time_comes_all_the_same()
    {
        var run = await Stage.ReadRowsAsync("contact", "<id>a</id>", "<id>b</id><modified>soon</modified>");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(Ids(run, "contact"), Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public async Task A_contact_that_was_modified_after_the_window_is_not_left_out()
    {
        var run = await Stage.ReadRowsAsync("contact", "<id>a</id><modified>2024-04-10T12:00:05Z</modified>");

        Assert.That(Ids(run, "contact"), Is.EqualTo(new[] { "a" }));
    }

    [Test]
    public async Task A_stream_that_fails_in_its_middle_goes_on_from_the_last_whole_window()
    {
        await using var account = await Account.OpenAsync(Some);
        account.Server.Faults.Add("soapfault=104@/v4/readContacts?#9x*");

        var broken = await account.ReadAsync("contact");
        account.Server.Faults.Clear();
        var saved = Messages.StateOf(broken.Messages.States("contact")[^1]).GetProperty("modified").GetDateTimeOffset();
        var rest = await account.ReadAsync("contact", broken.Messages.StateFile());

        Assert.That(broken.ExitCode, Is.EqualTo(1));
        Assert.That(account.Windows("readContacts")[0].From, Is.EqualTo(saved.AddHours(-6)));
        Assert.That(
            Ids(broken, "contact").Concat(Ids(rest, "contact")).Distinct().Count(),
            Is.EqualTo(account.Vendor.Count("readContacts"))
        );
    }

    private static IReadOnlyList<string?> Ids(RunResult run, string stream) =>
        [.. run.Messages.Records(stream).Select(record => record.GetProperty("id").GetString())];
}
