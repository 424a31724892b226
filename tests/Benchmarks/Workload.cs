namespace Benchmarks;

/// <summary>What is read of one vendor, and what no reader of it could be faster than.</summary>
/// <param name="Connector">The connector's folder; an entry's name begins with it.</param>
/// <param name="Vendor">The vendor in the sandbox.</param>
/// <param name="List">What the sandbox serves from replies made in advance.</param>
/// <param name="Stream">The stream that reads it.</param>
/// <param name="RecordBytes">How long a record is at the vendor.</param>
/// <param name="Span">The options that make a connector ask for all of it.</param>
internal sealed record Workload(
    string Connector,
    string Vendor,
    string List,
    string Stream,
    int RecordBytes,
    string Span
)
{
    /// <summary>How many records the server's statistics call a page.</summary>
    public const int PageRecords = 200;

    /// <summary>The floor: commands that together do what every reader must do at least; one file is theirs.</summary>
    public required Func<BenchServer, string, string, IReadOnlyList<Entry>> Floor { get; init; }

    /// <summary>Whether gzip and TLS are measured as well.</summary>
    public bool HasVariants { get; init; }

    /// <summary>One for each connector.</summary>
    public static IReadOnlyList<Workload> All { get; } =
    [
        new(
            "source-chartmogul",
            "chartmogul",
            "activities",
            "activities",
            600,
            "\"start_date\":\"2020-01-01T00:00:00Z\""
        )
        {
            HasVariants = true,
            Floor = static (server, flags, file) =>
                [new("curl", _ => $"curl -s --compressed{flags} -K {file}", server)],
        },
        // A window must be whole before it is written, and each of its lines is hashed: so much for the floor.
        new(
            "source-iterable",
            "iterable",
            "email_send",
            "email_send",
            500,
            "\"start_date\":\"2024-01-10T00:00:00Z\",\"end_date\":\"2024-01-20T00:00:00Z\""
        )
        {
            Floor = static (server, flags, file) =>
                [
                    new("curl -o", _ => $"curl -s{flags} -H Api-Key:bench -o {file}.body -K {file}", server),
                    new("sha256sum", _ => $"sha256sum {file}.body", server) { Fetches = false },
                    new("cat", _ => $"cat {file}.body", server) { Fetches = false },
                ],
        },
        new(
            "source-bronto",
            "bronto",
            "contacts",
            "contact",
            1700,
            // The sandbox spreads the contacts over the 30 days before today.
            $"\"api_token\":\"bench-token-0001\",\"start_date\":\"{TimeProvider.System.GetUtcNow().AddDays(-31):yyyy-MM-dd}\""
        )
        {
            Floor = static (server, flags, file) => [new("curl", _ => $"curl -s{flags} -K {file}", server)],
        },
        new(
            "source-selligent",
            "selligent",
            "mailings",
            "transactional_mailing",
            600,
            "\"organization\":\"ExampleOrg\",\"page_size\":10000,\"num_workers\":1,\"allow_private_hosts\":true"
        )
        {
            Floor = static (server, flags, file) => [new("curl", _ => $"curl -s{flags} -K {file}", server)],
        },
        new(
            "source-totango",
            "totango",
            "accounts",
            "accounts",
            700,
            "\"api_token\":\"bench-token-0001\",\"num_workers\":4"
        )
        {
            Floor = static (server, flags, file) => [new("curl", _ => $"curl -s{flags} -K {file}", server)],
        },
    ];

    /// <summary>The one whose connector an entry names.</summary>
    /// <exception cref="BenchmarkException">It names none.</exception>
    public static Workload Of(string entry) =>
        All.FirstOrDefault(workload => entry.StartsWith(workload.Connector, StringComparison.Ordinal))
        ?? throw new BenchmarkException($"{entry} does not begin with the name of a connector that is measured.");
}
