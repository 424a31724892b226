using System.Text.Json.Nodes;
using Sandbox.ChartMogul;

namespace Sandbox.Tests.ChartMogul;

internal sealed class ListTests : SandboxTest
{
    private static readonly ChartMogulOptions _account = new()
    {
        Customers = 23,
        Activities = 23,
        Plans = 23,
        PlanGroups = 23,
        Invoices = 23,
        SubscriptionEvents = 23,
        Contacts = 23,
        Notes = 23,
        Opportunities = 23,
        Tasks = 23,
    };

    private static readonly object[] _lists =
    [
        new[] { "/v1/customers", "entries", "uuid", "customer-since" },
        new[] { "/v1/activities", "entries", "uuid", "date" },
        new[] { "/v1/plans", "plans", "uuid", "" },
        new[] { "/v1/plan_groups", "plan_groups", "uuid", "" },
        new[] { "/v1/invoices?validation_type=all&with_disabled=true", "invoices", "uuid", "-date" },
        new[] { "/v1/subscription_events", "subscription_events", "id", "-created_at" },
        new[] { "/v1/contacts", "entries", "uuid", "" },
        new[] { "/v1/customer_notes", "entries", "uuid", "-created_at" },
        new[] { "/v1/opportunities", "entries", "uuid", "-created_at" },
        new[] { "/v1/tasks", "entries", "task_uuid", "-created_at" },
    ];

    [TestCaseSource(nameof(_lists))]
    public async Task Following_cursors_gives_each_record_once_in_order(
        string path,
        string array,
        string key,
        string order
    )
    {
        var client = await ClientAsync(_account);

        var records = await client.ListAsync($"{path}{(path.Contains('?') ? '&' : '?')}per_page=10", array);

        Assert.That(records, Has.Count.EqualTo(23));
        Assert.That(records.Select(record => $"{record[key]}"), Is.Unique);
        var times = records.Select(record => $"{record[order.TrimStart('-')]}").ToList();
        Assert.That(times, order.StartsWith('-') ? Is.Ordered.Descending : Is.Ordered);
    }

    [TestCaseSource(nameof(_lists))]
    public async Task The_last_page_has_a_cursor_that_leads_to_an_empty_list(
        string path,
        string array,
        string key,
        string order
    )
    {
        var client = await ClientAsync(_account);
        var last = await client.JsonAsync(path);
        var cursor = (string?)last["cursor"] ?? "";

        var behind = await client.JsonAsync(
            $"{path}{(path.Contains('?') ? '&' : '?')}cursor={Uri.EscapeDataString(cursor)}"
        );

        Assert.That((bool?)last["has_more"], Is.False);
        Assert.That(cursor, Does.Contain("+").And.Contain("/").And.EndWith("="));
        Assert.That(behind.ToJsonString(), Is.EqualTo($$"""{"{{array}}":[],"cursor":null,"has_more":false}"""));
        Assert.That(last[array]?[0]?[key], Is.Not.Null, order);
    }

    [TestCaseSource(nameof(_lists))]
    public async Task An_empty_account_has_an_empty_page(string path, string array, string key, string order)
    {
        var client = await ClientAsync(ChartMogulOptions.Empty);

        var page = await client.TextAsync(path);

        Assert.That(page, Is.EqualTo($$"""{"{{array}}":[],"cursor":null,"has_more":false}"""), key + order);
    }

    [TestCase("", 200)]
    [TestCase("per_page=7", 7)]
    [TestCase("per_page=200", 200)]
    [TestCase("per_page=201", 200)]
    [TestCase("per_page=0", 200)]
    [TestCase("per_page=many", 200)]
    public async Task A_page_has_at_most_200_records(string query, int expected)
    {
        var client = await ClientAsync();

        var page = await client.JsonAsync("/v1/activities?" + query);

        Assert.That(page["entries"]?.AsArray(), Has.Count.EqualTo(expected));
    }

    [TestCase("nonsense")]
    [TestCase("bm9uc2Vuc2U=")]
    public async Task A_cursor_that_was_never_given_is_refused(string cursor)
    {
        var client = await ClientAsync();

        using var reply = await client.GetAsync("/v1/customers?cursor=" + Uri.EscapeDataString(cursor));

        Assert.That((int)reply.StatusCode, Is.EqualTo(400));
    }

    [Test]
    public async Task A_cursor_that_is_not_escaped_is_refused()
    {
        var client = await ClientAsync();
        var cursor = (await client.JsonAsync("/v1/customers?per_page=5"))["cursor"];

        using var reply = await client.GetAsync($"/v1/customers?per_page=5&cursor={cursor}");

        Assert.That((int)reply.StatusCode, Is.EqualTo(400));
    }

    [Test]
    public async Task Customers_are_still_counted_in_pages_for_old_clients()
    {
        var client = await ClientAsync(_account);

        var page = await client.JsonAsync("/v1/customers?page=3&per_page=10");

        Assert.That(page["entries"]?.AsArray(), Has.Count.EqualTo(3));
        Assert.That((int?)page["current_page"], Is.EqualTo(3));
        Assert.That((int?)page["total_pages"], Is.EqualTo(3));
        Assert.That(page.ContainsKey("cursor"), Is.False);
    }

    [Test]
    public async Task The_same_seed_gives_the_same_bytes_and_another_seed_does_not()
    {
        var paths = _lists.Cast<string[]>().Select(list => list[0]).Append("/v1/account").ToList();
        var first = await BodiesAsync(paths, new ChartMogulOptions { Seed = 5 });
        var again = await BodiesAsync(paths, new ChartMogulOptions { Seed = 5 });
        var other = await BodiesAsync(paths, new ChartMogulOptions { Seed = 6 });

        Assert.That(again, Is.EqualTo(first));
        Assert.That(first.Zip(other, (a, b) => a == b), Is.All.False);
    }

    [Test]
    public async Task A_record_in_the_middle_of_millions_is_found_at_once()
    {
        var client = await ClientAsync(new ChartMogulOptions { Activities = 5_000_000, EqualDates = 1 });

        var page = await client.JsonAsync("/v1/activities?start-date=2025-01-01");

        Assert.That((string?)page["entries"]?[0]?["date"], Does.StartWith("2025-01-01T00:00:"));
        Assert.That(page["entries"]?.AsArray(), Has.Count.EqualTo(200));
    }

    private async Task<List<string>> BodiesAsync(List<string> paths, ChartMogulOptions account)
    {
        var client = await ClientAsync(account);
        var bodies = new List<string>();
        foreach (var path in paths)
        {
            bodies.Add(await client.TextAsync(path));
        }

        return bodies;
    }

    [Test]
    public async Task Parents_and_children_fit_together()
    {
        var client = await ClientAsync();
        var customers = (await client.ListAsync("/v1/customers")).Select(record => $"{record["uuid"]}").ToHashSet();
        var activities = await client.ListAsync("/v1/activities");
        var plans = (await client.ListAsync("/v1/plans", "plans")).Select(record => $"{record["uuid"]}").ToList();
        var grouped = new List<string>();
        foreach (var group in await client.ListAsync("/v1/plan_groups", "plan_groups"))
        {
            var own = await client.ListAsync($"/v1/plan_groups/{group["uuid"]}/plans", "plans");
            grouped.AddRange(own.Select(record => $"{record["uuid"]}"));
            Assert.That(own, Has.Count.EqualTo((int?)group["plans_count"]));
        }

        Assert.That(activities.Select(record => $"{record["customer-uuid"]}").Distinct(), Is.SubsetOf(customers));
        Assert.That(grouped, Is.EquivalentTo(plans));
    }

    [Test]
    public async Task Subscriptions_and_activities_of_a_customer_are_paged_lists()
    {
        var client = await ClientAsync(new ChartMogulOptions { Customers = 5, SubscriptionsPerCustomer = 20 });
        foreach (var customer in await client.ListAsync("/v1/customers"))
        {
            var path = $"/v1/customers/{customer["uuid"]}";
            var subscriptions = await client.ListAsync(path + "/subscriptions?per_page=3");
            var whole = await client.ListAsync(path + "/subscriptions");
            var activities = await client.ListAsync(path + "/activities?per_page=1");

            Assert.That(Ids(subscriptions), Is.EqualTo(Ids(whole)).And.Unique);
            Assert.That(Ids(activities), Is.Unique.And.Ordered.Descending);
        }

        static IEnumerable<string> Ids(IEnumerable<JsonObject> records) => records.Select(record => $"{record["id"]}");
    }

    [Test]
    public async Task Invoices_are_filtered_by_validity()
    {
        var client = await ClientAsync();

        var counts = new List<int>();
        foreach (var query in new[] { "", "?validation_type=invalid", "?validation_type=all" })
        {
            counts.Add((await client.ListAsync("/v1/invoices" + query, "invoices")).Count);
        }

        using var wrong = await client.GetAsync("/v1/invoices?validation_type=some");
        Assert.That(counts, Is.All.GreaterThan(0));
        Assert.That(counts[0] + counts[1], Is.EqualTo(counts[2]));
        Assert.That((int)wrong.StatusCode, Is.EqualTo(400));
    }
}
