using Sandbox.Cli;

namespace Sandbox.Bronto;

/// <summary>Bronto on the command line.</summary>
internal static class BrontoCommand
{
    private static readonly IReadOnlyList<(
        string Name,
        Func<BrontoOptions, int> Get,
        Func<BrontoOptions, int, BrontoOptions> With
    )> _sizes =
    [
        ("contacts", o => o.Contacts, (o, n) => o with { Contacts = n }),
        ("inbound-activities", o => o.InboundActivities, (o, n) => o with { InboundActivities = n }),
        ("outbound-activities", o => o.OutboundActivities, (o, n) => o with { OutboundActivities = n }),
        ("lists", o => o.Lists, (o, n) => o with { Lists = n }),
        ("unsubscribes", o => o.Unsubscribes, (o, n) => o with { Unsubscribes = n }),
        ("fields", o => o.Fields, (o, n) => o with { Fields = n }),
        ("segments", o => o.Segments, (o, n) => o with { Segments = n }),
        ("messages", o => o.Messages, (o, n) => o with { Messages = n }),
        ("message-folders", o => o.MessageFolders, (o, n) => o with { MessageFolders = n }),
        ("deliveries", o => o.Deliveries, (o, n) => o with { Deliveries = n }),
        ("delivery-groups", o => o.DeliveryGroups, (o, n) => o with { DeliveryGroups = n }),
        ("conversions", o => o.Conversions, (o, n) => o with { Conversions = n }),
        ("bounces", o => o.Bounces, (o, n) => o with { Bounces = n }),
        ("workflows", o => o.Workflows, (o, n) => o with { Workflows = n }),
        ("webforms", o => o.Webforms, (o, n) => o with { Webforms = n }),
        ("sms-keywords", o => o.SmsKeywords, (o, n) => o with { SmsKeywords = n }),
        ("sms-messages", o => o.SmsMessages, (o, n) => o with { SmsMessages = n }),
        ("sms-deliveries", o => o.SmsDeliveries, (o, n) => o with { SmsDeliveries = n }),
    ];

    public static VendorCommand Command { get; } =
        new("bronto", "e-mail marketing over SOAP: contacts, activities, lists, unsubscribes, deliveries and more")
        {
            Options =
            [
                new("api-key", "TOKEN", "the only token that is accepted; any by default"),
                new("seed", "N", "the same seed, sizes and end give the same rows (1)"),
                new("until", "DAY", "the day before which everything happened; by default all lies before now"),
                new("days", "N", "over how many days it is spread (60)"),
                new("activity-days", "N", "over how many days activities are (29)"),
                .. Sizes(),
                new("page-size", "N", "the longest page of all calls but conversions (5000)"),
                new("conversion-page-size", "N", "(100)"),
                new("session-minutes", "N", "how long a session lives without a call (20)"),
                new("expire-after-calls", "N", "a session dies after so many calls"),
                new("oddities", "LIST", $"All, or some of {string.Join(", ", Names().Skip(1).SkipLast(1))}"),
                new("bench-days", "N", "over how many days the contacts of --bench are spread (30)"),
                new("bench-first-day", "DAY", "the first of these days; by default today is behind the last one"),
                new("rate", "N", "requests a second before 429; 0, the default, is without limit"),
            ],
            Benches = new Dictionary<string, Func<CliArguments, long, bool, Bench.IBench>> { ["contacts"] = Contacts },
            BenchHelp = """
                  readContacts is answered from them by the window of modified in its filter, 5,000 a page; all other calls are
                  answered as ever. For /bench/stats, 200 contacts are a page. Without a call: curl -s "$URL/v4?page=1"
                """,
            Create = arguments => new BrontoVendor(Options(arguments)),
        };

    private static ContactPages Contacts(CliArguments arguments, long records, bool gzip)
    {
        var days = Math.Max(1, arguments.Number("bench-days", 30));
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var first = arguments.Day("bench-first-day", today.AddDays(-days));
        return new ContactPages(records, new DateTimeOffset(first, TimeOnly.MinValue, TimeSpan.Zero), days, gzip);
    }

    private static string[] Names() => Enum.GetNames<Oddities>();

    private static IEnumerable<CliOption> Sizes() =>
        _sizes.Select(size => new CliOption(size.Name, "N", $"how many there are ({size.Get(new BrontoOptions())})"));

    private static BrontoOptions Options(CliArguments arguments)
    {
        var plain = new BrontoOptions();
        var options = plain with
        {
            ApiKey = arguments.Text("api-key"),
            Seed = arguments.Number("seed", plain.Seed),
            Until = arguments.Has("until")
                ? new DateTimeOffset(arguments.Day("until", default), TimeOnly.MinValue, TimeSpan.Zero)
                : null,
            Days = arguments.Number("days", plain.Days),
            ActivityDays = arguments.Number("activity-days", plain.ActivityDays),
            PageSize = arguments.Number("page-size", plain.PageSize),
            ConversionPageSize = arguments.Number("conversion-page-size", plain.ConversionPageSize),
            SessionLife = TimeSpan.FromMinutes(
                arguments.Number("session-minutes", (int)plain.SessionLife.TotalMinutes)
            ),
            ExpireAfterCalls = arguments.Has("expire-after-calls") ? arguments.Number("expire-after-calls", 0) : null,
            Oddities = arguments.Names("oddities", plain.Oddities),
            RequestsPerSecond = arguments.Has("bench") ? null : arguments.Limit("rate", 0),
        };
        return _sizes.Aggregate(
            options,
            (sized, size) => size.With(sized, arguments.Number(size.Name, size.Get(plain)))
        );
    }
}
