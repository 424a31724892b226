using Sandbox.Cli;

namespace Sandbox.Selligent;

/// <summary>Message Studio on the command line.</summary>
internal static class SelligentCommand
{
    private static readonly SelligentOptions _plain = new();
    private static readonly string[] _modules = ["transactional", "internal", "extension", "programs"];

    private static readonly IReadOnlyList<(
        string Name,
        Func<SelligentOptions, int> Get,
        Func<SelligentOptions, int, SelligentOptions> With
    )> _sizes =
    [
        ("mailings", o => o.Mailings, (o, n) => o with { Mailings = n }),
        ("internal-data-sources", o => o.InternalDataSources, (o, n) => o with { InternalDataSources = n }),
        ("extension-data-sources", o => o.ExtensionDataSources, (o, n) => o with { ExtensionDataSources = n }),
        ("programs", o => o.Programs, (o, n) => o with { Programs = n }),
        ("campaigns", o => o.Campaigns, (o, n) => o with { Campaigns = n }),
        ("owners", o => o.Owners, (o, n) => o with { Owners = n }),
    ];

    public static VendorCommand Command { get; } =
        new("selligent", "e-mail marketing (Message Studio): transactional mailings, data sources, programs")
        {
            Options =
            [
                new("api-key", "KEY", "the only key that is accepted; any by default"),
                new("organization", "NAME", $"the name that has to come with the key ({_plain.Organization})"),
                new("seed", "N", "the same seed and sizes give the same bytes (1)"),
                .. _sizes.Select(size => new CliOption(size.Name, "N", $"how many there are ({size.Get(_plain)})")),
                new("without", "LIST", $"modules that are not there, some of {string.Join(", ", _modules)}"),
                new("page-cap", "N", "so many rows a page at most, whatever is asked for"),
                new("max-limit", "N", "a longer page is refused with 400"),
                new("moving-rows", "N", "so often a row moves to the end once its list's first page was given out (0)"),
                new("vanishing-rows", "N", "so often a row is deleted once its list's first page was given out (0)"),
                new("time-form", "FORM", string.Join(", ", Enum.GetNames<TimeForm>())),
                new("envelope", "FORM", string.Join(", ", Enum.GetNames<Envelope>())),
                new("huge-bytes", "N", "the length of the text in a huge row (1000000)"),
                new("oddities", "LIST", $"All, or some of {string.Join(", ", Names().Skip(1).SkipLast(1))}"),
                new("rate", "N", "requests a second before 429; 0, the default, is without limit"),
            ],
            Benches = new Dictionary<string, Func<CliArguments, long, bool, Bench.IBench>>
            {
                ["mailings"] = (_, records, gzip) =>
                    gzip
                        ? throw new CliException("--bench-gzip: a page of any limit is never compressed.")
                        : new MailingPages(records),
            },
            BenchHelp = """
                  The transactional mailings, in pages of whatever limit; all other lists are empty. For /bench/stats, 200
                  mailings are a page, those of less than a whole 200 within a reply are none.
                  curl -s "$URL/sm/rest/v1/mailings/transactional/?page=[1-1000]&limit=1000" -o /dev/null
                """,
            Create = arguments => new SelligentVendor(Options(arguments)),
        };

    private static string[] Names() => Enum.GetNames<Oddities>();

    private static HashSet<string> Without(CliArguments arguments)
    {
        var named = (arguments.Text("without") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        return named.FirstOrDefault(name => !_modules.Contains(name)) is { } unknown
            ? throw new CliException($"--without: '{unknown}' is not among {string.Join(", ", _modules)}.")
            : named;
    }

    private static SelligentOptions Options(CliArguments arguments)
    {
        // Beside a benchmark all other lists are empty.
        var sizes = arguments.Has("bench") ? SelligentOptions.Empty : _plain;
        var options = sizes with
        {
            ApiKey = arguments.Text("api-key"),
            Organization = arguments.Text("organization") ?? _plain.Organization,
            Seed = arguments.Number("seed", _plain.Seed),
            Without = Without(arguments),
            PageCap = arguments.Limit("page-cap", 0),
            MaxLimit = arguments.Limit("max-limit", 0),
            MovingRows = arguments.Number("moving-rows", _plain.MovingRows),
            VanishingRows = arguments.Number("vanishing-rows", _plain.VanishingRows),
            TimeForm = arguments.Names("time-form", _plain.TimeForm),
            Envelope = arguments.Names("envelope", _plain.Envelope),
            HugeBytes = arguments.Number("huge-bytes", _plain.HugeBytes),
            Oddities = arguments.Names("oddities", _plain.Oddities),
            RequestsPerSecond = arguments.Has("bench") ? null : arguments.Limit("rate", 0),
        };
        return _sizes.Aggregate(
            options,
            (sized, size) => size.With(sized, arguments.Number(size.Name, size.Get(sizes)))
        );
    }
}
