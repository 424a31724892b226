using Connectors.Support;
using Sandbox.ChartMogul;

namespace Connectors.ChartMogul.Tests;

/// <summary>What the outside sees, whole: a difference here is a change that users notice.</summary>
[Parallelizable(ParallelScope.All)]
public class GoldenTests
{
    [Test]
    public async Task Spec()
    {
        await using var account = await Account.OpenAsync();

        var run = await account.RunAsync("spec");

        Golden.Matches("spec.json", run.Messages.Of("SPEC", "spec").Single());
    }

    [Test]
    public async Task Catalog()
    {
        await using var account = await Account.OpenAsync();
        account.Config["interval"] = "month";

        var run = await account.RunAsync("discover", "--config", account.ConfigFile());

        Golden.Matches("catalog.json", run.Messages.Catalog);
    }

    /// <summary>One stream of each kind, all of its messages but the log, without the times.</summary>
    [TestCase("activities")]
    [TestCase("customers")]
    [TestCase("customer_subscriptions")]
    [TestCase("plan_group_plans")]
    [TestCase("invoice_line_items")]
    [TestCase("subscription_events")]
    [TestCase("tasks")]
    [TestCase("data_sources")]
    [TestCase("account")]
    [TestCase("customer_count")]
    [TestCase("key_metrics_quarterly")]
    public async Task Read(string stream)
    {
        await using var account = await Account.OpenAsync(
            new ChartMogulOptions
            {
                Seed = 7,
                Customers = 3,
                Activities = 4,
                Plans = 3,
                PlanGroups = 2,
                Invoices = 2,
                SubscriptionEvents = 3,
                Tasks = 3,
                Oddities = Oddities.EmptyNumbers | Oddities.BareDueDates,
            }
        );
        account.Config["interval"] = "month";
        account.Config["num_workers"] = 1;
        account.Config["start_date"] = stream == "activities" ? "2024-01-01" : "2025-06-01";

        var run = await account.ReadAsync(stream);

        Golden.Matches($"read.{stream}.jsonl", run);
    }
}
