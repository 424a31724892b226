using Sandbox.Cli;

namespace Sandbox.Totango;

/// <summary>Totango on the command line.</summary>
internal static class TotangoCommand
{
    private const int BenchAttributes = 40;

    private static readonly TotangoOptions _plain = new();

    private static readonly IReadOnlyList<(
        string Name,
        string Help,
        Func<TotangoOptions, int> Get,
        Func<TotangoOptions, int, TotangoOptions> With
    )> _numbers =
    [
        ("accounts", "how many accounts there are", o => o.Accounts, (o, n) => o with { Accounts = n }),
        ("attributes", "how many attributes an account has", o => o.Attributes, (o, n) => o with { Attributes = n }),
        ("users", "how many users all accounts have", o => o.Users, (o, n) => o with { Users = n }),
        (
            "crowded-users",
            "so many of them belong to one account",
            o => o.CrowdedUsers,
            (o, n) => o with { CrowdedUsers = n }
        ),
        ("events", "how many events there are", o => o.Events, (o, n) => o with { Events = n }),
        (
            "events-at-once",
            "so many more in one millisecond",
            o => o.EventsAtOnce,
            (o, n) => o with { EventsAtOnce = n }
        ),
        ("items", "how many items the collection has", o => o.Items, (o, n) => o with { Items = n }),
        ("staff", "how many people work with Totango", o => o.Staff, (o, n) => o with { Staff = n }),
        (
            "accounts-at-once",
            "so many accounts were last active in one millisecond",
            o => o.AccountsAtOnce,
            (o, n) => o with { AccountsAtOnce = n }
        ),
        (
            "missing-hits",
            "so many more are said to be there than are",
            o => o.MissingHits,
            (o, n) => o with { MissingHits = n }
        ),
        (
            "vanish-after",
            "after N searches for accounts the last one's first row is deleted",
            o => o.VanishAfter,
            (o, n) => o with { VanishAfter = n }
        ),
        (
            "appear-after",
            "after N searches for accounts there is one more, at the front",
            o => o.AppearAfter,
            (o, n) => o with { AppearAfter = n }
        ),
        (
            "move-after",
            "after N searches for accounts the last one's first row becomes active",
            o => o.MoveAfter,
            (o, n) => o with { MoveAfter = n }
        ),
        ("service-id", "the number of the service", o => o.ServiceId, (o, n) => o with { ServiceId = n }),
    ];

    public static VendorCommand Command { get; } =
        new("totango", "customer success: accounts and users with their attributes, timeline, audit log")
        {
            Options =
            [
                new("api-token", "TOKEN", $"the only token that is accepted ({_plain.ApiToken})"),
                new("seed", "N", "the same seed and sizes give the same bytes (1)"),
                .. _numbers.Select(number => new CliOption(number.Name, "N", $"{number.Help} ({number.Get(_plain)})")),
                new("timeless", "PERCENT", "accounts that were never active (4 of the 60, of any other number none)"),
                new("last-day", "DAY", $"the day before which the last event is ({_plain.LastDay:yyyy-MM-dd})"),
                new("site", "NAME", $"where the service is kept; t11 is in the EU ({_plain.Site})"),
                new("wall", "N", $"no search gives rows from there on ({_plain.Wall}); 0 is without a wall"),
                new("refused", "LIST", $"what the token may not see, some of {string.Join(", ", Refusals.Names)}"),
                new("event-offset", "FORM", Names<OffsetForm>()),
                new("owner-form", "FORM", Names<OwnerForm>()),
                new("date-form", "FORM", Names<DateForm>()),
                new("hit-times", "FORM", $"of accounts and users: {Names<TimeForm>()}"),
                new("event-times", "FORM", $"of events: {Names<TimeForm>()}"),
                new("oddities", "LIST", $"some of {string.Join(", ", Enum.GetNames<Oddities>().Skip(1))}"),
                new("rate", "N", "requests a minute before 429; 0, the default, is without limit"),
            ],
            Benches = new Dictionary<string, Func<CliArguments, long, bool, Bench.IBench>>
            {
                ["accounts"] = (arguments, records, gzip) =>
                    gzip
                        ? throw new CliException("--bench-gzip: a search is never compressed.")
                        : new AccountPages(
                            records,
                            arguments.Number("attributes", BenchAttributes),
                            arguments.Limit("wall", _plain.Wall ?? 0)
                        ),
            },
            BenchHelp = $"""
                  The search for accounts of {BenchAttributes} attributes (or --attributes) with any fields, without terms or
                  with a period of last_activity_time; all other searches are empty, the wall stands as ever. For
                  /bench/stats, 200 accounts are a page, those of less than a whole 200 within a reply are none. Without a
                  call: curl -s "$URL/api/v1/search/accounts?page=[1-1000]" -o /dev/null
                """,
            Create = arguments => new TotangoVendor(Options(arguments)),
        };

    private static string Names<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetNames<T>());

    private static HashSet<string> Refused(CliArguments arguments)
    {
        var named = (arguments.Text("refused") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        return named.Except(Refusals.Names).FirstOrDefault() is { } unknown
            ? throw new CliException($"--refused: '{unknown}' is not among {string.Join(", ", Refusals.Names)}.")
            : named;
    }

    private static TotangoOptions Options(CliArguments arguments)
    {
        // Beside a benchmark all searches but its own are empty.
        var sizes = arguments.Has("bench") ? TotangoOptions.Empty with { Attributes = BenchAttributes } : _plain;
        var options = sizes with
        {
            ApiToken = arguments.Text("api-token") ?? _plain.ApiToken,
            Seed = arguments.Number("seed", _plain.Seed),
            TimelessPercent = arguments.Has("timeless") ? arguments.Number("timeless", 0) : null,
            LastDay = arguments.Day("last-day", _plain.LastDay),
            Site = arguments.Text("site") ?? _plain.Site,
            Wall = arguments.Limit("wall", _plain.Wall ?? 0),
            Refused = Refused(arguments),
            EventOffset = arguments.Names("event-offset", _plain.EventOffset),
            OwnerForm = arguments.Names("owner-form", _plain.OwnerForm),
            DateForm = arguments.Names("date-form", _plain.DateForm),
            HitTimes = arguments.Names("hit-times", _plain.HitTimes),
            EventTimes = arguments.Names("event-times", _plain.EventTimes),
            Oddities = arguments.Names("oddities", _plain.Oddities),
            RequestsPerMinute = arguments.Has("bench") ? null : arguments.Limit("rate", 0),
        };
        return _numbers.Aggregate(
            options,
            (sized, number) => number.With(sized, arguments.Number(number.Name, number.Get(sizes)))
        );
    }
}
