using Sandbox.Cli;

namespace Sandbox.ChartMogul;

/// <summary>ChartMogul on the command line; there, unlike in a test, the real limits hold unless switched off.</summary>
internal static class ChartMogulCommand
{
    public static VendorCommand Command { get; } =
        new("chartmogul", "subscription analytics: customers, activities, metrics, invoices, CRM")
        {
            Options =
            [
                new("api-key", "KEY", "the only key that is accepted; any by default"),
                new("seed", "N", "the same seed and sizes give the same bytes (1)"),
                new("customers", "N", "how many there are (50); so for the next ten"),
                new("activities", "N", "(500)"),
                new("subscriptions", "N", "at most so many a customer (3)"),
                new("plans", "N", "(10)"),
                new("plan-groups", "N", "(3)"),
                new("invoices", "N", "(50)"),
                new("events", "N", "subscription events (50)"),
                new("contacts", "N", "(30)"),
                new("notes", "N", "(30)"),
                new("opportunities", "N", "(30)"),
                new("tasks", "N", "(30)"),
                new("data-sources", "N", "(2)"),
                new("first-day", "DAY", "the day of the first record (2024-01-01)"),
                new("last-day", "DAY", "the day before which the last one is (2026-01-01)"),
                new("equal-dates", "N", "so many activities in a row have the same date (7)"),
                new("time-zone", "ZONE", "the account's (Etc/UTC)"),
                new("sunday", null, "weeks begin on Sunday"),
                new("crm-status", "STATUS", "200, or 402 or 403 for an account without CRM"),
                new("ltv-interval", "HOW", "optional, refused or required"),
                new("huge-bytes", "N", "the length of the text in a huge record (1000000)"),
                new("oddities", "LIST", $"All, or some of {string.Join(", ", Names().Skip(1).SkipLast(1))}"),
                new("rate", "N", "requests a second before 429 (40); 0 is without limit"),
                new("parallel", "N", "requests at once before 503 (20); 0 is without limit"),
            ],
            Create = arguments => new ChartMogulVendor(Options(arguments)),
            Benches = new Dictionary<string, Func<CliArguments, long, bool, Bench.IBench>>
            {
                ["activities"] = (_, records, gzip) => new ActivityPages(records, gzip),
            },
            BenchHelp = """
                  Page n, from 0 on, is asked for by cursor=p and n in nine digits, so one curl reads all of 10,000 pages:
                  curl -s "$URL/v1/activities?cursor=p[000000000-000009999]" -o /dev/null
                """,
        };

    private static string[] Names() => Enum.GetNames<Oddities>();

    private static ChartMogulOptions Options(CliArguments arguments)
    {
        var plain = new ChartMogulOptions();
        return plain with
        {
            ApiKey = arguments.Text("api-key"),
            Seed = arguments.Number("seed", plain.Seed),
            Customers = arguments.Number("customers", plain.Customers),
            Activities = arguments.Number("activities", plain.Activities),
            SubscriptionsPerCustomer = arguments.Number("subscriptions", plain.SubscriptionsPerCustomer),
            Plans = arguments.Number("plans", plain.Plans),
            PlanGroups = arguments.Number("plan-groups", plain.PlanGroups),
            Invoices = arguments.Number("invoices", plain.Invoices),
            SubscriptionEvents = arguments.Number("events", plain.SubscriptionEvents),
            Contacts = arguments.Number("contacts", plain.Contacts),
            Notes = arguments.Number("notes", plain.Notes),
            Opportunities = arguments.Number("opportunities", plain.Opportunities),
            Tasks = arguments.Number("tasks", plain.Tasks),
            DataSources = arguments.Number("data-sources", plain.DataSources),
            FirstDay = arguments.Day("first-day", plain.FirstDay),
            LastDay = arguments.Day("last-day", plain.LastDay),
            EqualDates = arguments.Number("equal-dates", plain.EqualDates),
            TimeZone = arguments.Text("time-zone") ?? plain.TimeZone,
            WeekStartsOnSunday = arguments.Has("sunday"),
            CrmStatus = arguments.Number("crm-status", plain.CrmStatus),
            LtvInterval = arguments.Names("ltv-interval", plain.LtvInterval),
            HugeRecordBytes = arguments.Number("huge-bytes", plain.HugeRecordBytes),
            Oddities = arguments.Names("oddities", plain.Oddities),
            RequestsPerSecond = Limit(arguments, "rate", 40),
            MaxParallel = Limit(arguments, "parallel", 20),
        };
    }

    /// <summary>Beside benchmark pages nothing is limited, or the first calls of a run would decide its figure.</summary>
    private static int? Limit(CliArguments arguments, string name, int otherwise) =>
        arguments.Has("bench") ? null : arguments.Limit(name, otherwise);
}
