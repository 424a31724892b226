using Sandbox.Cli;

namespace Sandbox.Iterable;

/// <summary>Iterable on the command line; there, unlike in a test, the real limits hold unless switched off.</summary>
internal static class IterableCommand
{
    public static VendorCommand Command { get; } =
        new("iterable", "marketing: exports of events and users, lists, campaigns, templates, metrics")
        {
            Options =
            [
                new("api-key", "KEY", "the only key that is accepted; any by default"),
                new("seed", "N", "the same seed and sizes give the same bytes (1)"),
                new("events", "N", "how many each data type has (200)"),
                new("users", "N", "how many there are (60); so for the next six"),
                new("lists", "N", "(4)"),
                new("campaigns", "N", "(30)"),
                new("templates", "N", "(25)"),
                new("channels", "N", "(3)"),
                new("message-types", "N", "(5)"),
                new("metadata-tables", "N", "(2)"),
                new("metadata-keys", "N", "in each table (12)"),
                new("journeys", "N", "(25)"),
                new("catalogs", "N", "(12)"),
                new("catalog-items", "N", "in each catalog (15)"),
                new("snippets", "N", "(5)"),
                new("forgotten-users", "N", "(5)"),
                new("first-day", "DAY", "the day of the first record (2024-01-01)"),
                new("last-day", "DAY", "the day before which the last one is (2024-04-01)"),
                new("unlicensed", "LIST", "data types that are refused, separated by commas"),
                new("export-lasts", "MS", "how long the body of an export takes"),
                new("cut-longer-than", "DAYS", "exports over more days break off in the middle"),
                new("truncate-longer-than", "DAYS", "jobs over more days are truncated"),
                new("job-failures", "N", "so many jobs fail before one succeeds (0)"),
                new("job-polls", "N", "how often a job is asked for until it is completed (3)"),
                new("file-records", "N", "records in a file of a job (50)"),
                new("failing-lists", "N", "so many lists answer 500 when their users are asked for (0)"),
                new("gone-lists", "N", "so many lists are listed and gone (0)"),
                new("gone-metadata-keys", "N", "so many keys of a table are listed and gone (0)"),
                new("huge-bytes", "N", "the length of the text in a huge line (1000000)"),
                new("oddities", "LIST", $"All, or some of {string.Join(", ", Names().Skip(1).SkipLast(1))}"),
                new("rate", "N", "requests a second before 429 (100); 0 is without any limit, the next four too"),
                new("exports-per-minute", "N", "(4); 0 is without limit"),
                new("get-users-per-minute", "N", "(5); 0 is without limit"),
                new("metrics-per-minute", "N", "(10); 0 is without limit"),
                new("job-calls", "N", "calls a second about export jobs (1); 0 is without limit"),
            ],
            Benches = new Dictionary<string, Func<CliArguments, long, bool, Bench.IBench>>
            {
                ["email_send"] = (_, records, gzip) =>
                    gzip
                        ? throw new CliException("--bench-gzip: an export is never compressed.")
                        : new EmailSendBody(records),
            },
            BenchHelp = """
                  All records are one body, the export of emailSend whose window holds 2024-01-15 00:00:00 +00:00; any other
                  export is empty. For /bench/stats, 200 lines of it are a page.
                  curl -s "$URL/api/export/data.json?dataTypeName=emailSend&startDateTime=2024-01-15%2000:00:00&endDateTime=..."
                """,
            Create = arguments => new IterableVendor(Options(arguments)),
        };

    private static string[] Names() => Enum.GetNames<Oddities>();

    private static IterableOptions Options(CliArguments arguments)
    {
        var plain = new IterableOptions();
        return plain with
        {
            ApiKey = arguments.Text("api-key"),
            Seed = arguments.Number("seed", plain.Seed),
            Events = arguments.Number("events", plain.Events),
            Users = arguments.Number("users", plain.Users),
            Lists = arguments.Number("lists", plain.Lists),
            Campaigns = arguments.Number("campaigns", plain.Campaigns),
            Templates = arguments.Number("templates", plain.Templates),
            Channels = arguments.Number("channels", plain.Channels),
            MessageTypes = arguments.Number("message-types", plain.MessageTypes),
            MetadataTables = arguments.Number("metadata-tables", plain.MetadataTables),
            MetadataKeys = arguments.Number("metadata-keys", plain.MetadataKeys),
            GoneMetadataKeys = arguments.Number("gone-metadata-keys", plain.GoneMetadataKeys),
            Journeys = arguments.Number("journeys", plain.Journeys),
            Catalogs = arguments.Number("catalogs", plain.Catalogs),
            CatalogItems = arguments.Number("catalog-items", plain.CatalogItems),
            Snippets = arguments.Number("snippets", plain.Snippets),
            ForgottenUsers = arguments.Number("forgotten-users", plain.ForgottenUsers),
            FirstDay = arguments.Day("first-day", plain.FirstDay),
            LastDay = arguments.Day("last-day", plain.LastDay),
            Unlicensed = (arguments.Text("unlicensed") ?? "").Split(',').ToHashSet(),
            ExportLasts = TimeSpan.FromMilliseconds(arguments.Number("export-lasts", 0)),
            CutLongerThan = Days(arguments, "cut-longer-than"),
            TruncatedJobLongerThan = Days(arguments, "truncate-longer-than"),
            JobFailures = arguments.Number("job-failures", plain.JobFailures),
            JobPolls = arguments.Number("job-polls", plain.JobPolls),
            FileRecords = arguments.Number("file-records", plain.FileRecords),
            FailingLists = arguments.Number("failing-lists", plain.FailingLists),
            GoneLists = arguments.Number("gone-lists", plain.GoneLists),
            HugeBytes = arguments.Number("huge-bytes", plain.HugeBytes),
            Oddities = arguments.Names("oddities", plain.Oddities),
            RequestsPerSecond = Limit(arguments, "rate", 100),
            ExportsPerMinute = Limit(arguments, "exports-per-minute", 4),
            GetUsersPerMinute = Limit(arguments, "get-users-per-minute", 5),
            JobCallsPerSecond = Limit(arguments, "job-calls", 1),
            MetricsPerMinute = Limit(arguments, "metrics-per-minute", 10),
        };
    }

    private static TimeSpan? Days(CliArguments arguments, string name) =>
        arguments.Has(name) ? TimeSpan.FromDays(arguments.Number(name, 0)) : null;

    /// <summary>Beside a benchmark nothing is limited, or the first calls of a run would decide its figure.</summary>
    private static int? Limit(CliArguments arguments, string name, int otherwise) =>
        arguments.Has("bench") || arguments.Limit("rate", 1) is null ? null : arguments.Limit(name, otherwise);
}
