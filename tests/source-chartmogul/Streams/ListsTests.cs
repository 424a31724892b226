using System.Text.Json;
using Sandbox.ChartMogul;

namespace Connectors.ChartMogul.Tests.Streams;

/// <summary>Lists, what is read out of them, and single records.</summary>
[Parallelizable(ParallelScope.All)]
public class ListsTests
{
    [TestCase(402)]
    [TestCase(403)]
    public async Task An_account_without_crm_is_told_to_deselect_the_streams_and_gets_the_others(int status)
    {
        await using var account = await Account.OpenAsync(new ChartMogulOptions { CrmStatus = status });
        string[] crm = ["contacts", "customer_notes", "opportunities", "tasks"];

        var run = await account.ReadAsync([.. crm, "plans", "activities"]);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(crm.Select(stream => run.Messages.Statuses(stream)[^1]), Has.All.EqualTo("INCOMPLETE"));
        Assert.That(run.Messages.Errors().Select(e => e.Stream), Is.EquivalentTo(crm.Append("")));
        Assert.That(run.Messages.Errors().Select(e => e.FailureType), Has.All.EqualTo("config_error"));
        Assert.That(
            run.Messages.Errors().SkipLast(1).Select(e => e.Message),
            Has.All.Contains("Deselect it, or ").And.All.Contains($"({status} at /v1/")
        );
        Assert.That(run.Messages.Statuses("plans")[^1], Is.EqualTo("COMPLETE"));
        Assert.That(run.Messages.Records("activities"), Has.Count.EqualTo(500));
    }

    [Test]
    public async Task A_customer_that_is_gone_by_then_is_skipped_with_a_warning()
    {
        var options = ChartMogulOptions.Empty with { Customers = 40 };
        await using var before = await Account.OpenAsync(options);
        await using var after = await Account.OpenAsync(options with { Oddities = Oddities.DeletedCustomers });

        var all = await before.ReadAsync(["customers", "customer_subscriptions"]);
        var run = await after.ReadAsync(["customers", "customer_subscriptions"]);

        var gone = run.Messages.Records("customers").Where((_, index) => index % 10 == 3).Select(Uuid).ToList();
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(
            run.Messages.Logs("WARN"),
            Has.Count.EqualTo(4).And.All.Contains("customer_subscriptions: skipped customer_uuid cus_")
        );
        Assert.That(
            run.Messages.Rows("customer_subscriptions"),
            Is.EqualTo(
                all.Messages.Rows("customer_subscriptions")
                    .Where(row => !gone.Any(uuid => row.Contains(uuid, StringComparison.Ordinal)))
            )
        );
        Assert.That(run.Messages.Statuses("customer_subscriptions")[^1], Is.EqualTo("COMPLETE"));
    }

    [TestCase("customers", "customer_subscriptions", "customer_uuid")]
    [TestCase("plan_groups", "plan_group_plans", "plan_group_uuid")]
    public async Task A_child_names_its_parent_and_does_not_need_it_to_be_selected(
        string parent,
        string child,
        string column
    )
    {
        await using var account = await Account.OpenAsync(
            ChartMogulOptions.Empty with
            {
                Customers = 20,
                Plans = 10,
                PlanGroups = 3,
            }
        );
        var both = await account.ReadAsync([parent, child]);
        var lists = account.Server.Requests.To($"/v1/{parent}").Count;

        var alone = await account.ReadAsync(child);

        var uuids = both.Messages.Records(parent).Select(Uuid);
        Assert.That(
            both.Messages.Records(child).Select(record => record.GetProperty(column).GetString()).Distinct(),
            Is.Not.Empty.And.SubsetOf(uuids)
        );
        Assert.That(alone.Messages.Rows(child), Is.EqualTo(both.Messages.Rows(child)));
        Assert.That(alone.Messages.Records(parent), Is.Empty);
        Assert.That((lists, account.Server.Requests.To($"/v1/{parent}").Count), Is.EqualTo((1, 1)));
    }

    [TestCase("invoices")]
    [TestCase("invoice_line_items")]
    [TestCase("invoice_transactions", "invoice_line_items")]
    [TestCase("invoices", "invoice_line_items", "invoice_transactions")]
    public async Task Invoices_are_listed_once_whichever_of_their_streams_are_selected(params string[] streams)
    {
        await using var account = await Account.OpenAsync(
            ChartMogulOptions.Empty with
            {
                Invoices = 500,
                Customers = 5,
            }
        );

        var run = await account.ReadAsync(streams);

        Assert.That(account.Server.Requests.To("/v1/invoices"), Has.Count.EqualTo(3));
        Assert.That(streams.Select(stream => run.Messages.Records(stream).Count), Has.All.Positive);
    }

    [Test]
    public async Task Items_and_transactions_name_their_invoice_and_are_all_of_them()
    {
        await using var account = await Account.OpenAsync(
            ChartMogulOptions.Empty with
            {
                Invoices = 50,
                Customers = 5,
            }
        );

        var run = await account.ReadAsync(["invoices", "invoice_line_items", "invoice_transactions"]);

        foreach (
            var (stream, property) in new[]
            {
                ("invoice_line_items", "line_items"),
                ("invoice_transactions", "transactions"),
            }
        )
        {
            var inside = run
                .Messages.Records("invoices")
                .SelectMany(invoice =>
                    invoice.GetProperty(property).EnumerateArray().Select(each => (Uuid(invoice), Uuid(each)))
                );
            Assert.That(
                run.Messages.Records(stream)
                    .Select(record => (record.GetProperty("invoice_uuid").GetString(), Uuid(record))),
                Is.EquivalentTo(inside)
            );
        }
    }

    [Test]
    public async Task Missing_numbers_of_subscription_events_are_null()
    {
        await using var account = await Account.OpenAsync(
            ChartMogulOptions.Empty with
            {
                SubscriptionEvents = 40,
                Oddities = Oddities.EmptyNumbers,
            }
        );

        var run = await account.ReadAsync("subscription_events");

        var numbers = run
            .Messages.Records("subscription_events")
            .SelectMany(record =>
                new[]
                {
                    "quantity",
                    "amount_in_cents",
                    "tax_amount_in_cents",
                    "event_order",
                    "retracted_event_id",
                }.Select(record.GetProperty)
            )
            .Select(value => value.ValueKind);
        Assert.That(
            numbers,
            Has.All.AnyOf(JsonValueKind.Null, JsonValueKind.Number).And.Some.EqualTo(JsonValueKind.Null)
        );
        Assert.That(run.Messages.Records("subscription_events"), Has.Count.EqualTo(40));
    }

    [Test]
    public async Task A_bare_due_date_becomes_a_date_time_and_a_long_one_stays()
    {
        await using var account = await Account.OpenAsync(
            ChartMogulOptions.Empty with
            {
                Tasks = 20,
                Oddities = Oddities.BareDueDates,
            }
        );

        var run = await account.ReadAsync("tasks");

        var dates = run.Messages.Records("tasks").Select(record => record.GetProperty("due_date").GetString()!);
        Assert.That(dates, Has.All.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$"));
        Assert.That(dates, Has.Some.EndsWith("T00:00:00Z").And.Some.EndsWith(".000Z"));
    }

    [TestCase(Oddities.None, "acc_")]
    [TestCase(Oddities.OldAccount, "Vendor GmbH")]
    public async Task An_account_without_an_id_goes_by_its_name(Oddities oddities, string id)
    {
        await using var account = await Account.OpenAsync(ChartMogulOptions.Empty with { Oddities = oddities });

        var run = await account.ReadAsync("account");

        var record = run.Messages.Records("account").Single();
        Assert.That(record.GetProperty("id").GetString(), Does.StartWith(id));
        Assert.That(record.GetProperty("name").GetString(), Is.EqualTo("Vendor GmbH"));
        Assert.That(
            record.GetProperty("churn_recognition").GetString(),
            Is.EqualTo("immediate"),
            "settings are asked for"
        );
    }

    [Test]
    public async Task Data_sources_come_with_their_settings()
    {
        await using var account = await Account.OpenAsync(ChartMogulOptions.Empty with { DataSources = 2 });

        var run = await account.ReadAsync("data_sources");

        Assert.That(
            run.Messages.Records("data_sources"),
            Has.Count.EqualTo(2)
                .And.All.Matches<JsonElement>(source =>
                    source.TryGetProperty("processing_status", out _)
                    && source.TryGetProperty("auto_churn_subscription_setting", out _)
                    && source.TryGetProperty("invoice_handling_setting", out _)
                )
        );
    }

    private static string Uuid(JsonElement record) => record.GetProperty("uuid").GetString()!; // each has one
}
