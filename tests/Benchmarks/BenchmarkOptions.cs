using System.Globalization;

namespace Benchmarks;

/// <summary>What is measured, and how often.</summary>
internal sealed record BenchmarkOptions
{
    public const string Help = """
        Measures a published connector against the sandbox's bench mode, all output to /dev/null: of source-chartmogul the
        activities, pages of 200 records of about 600 bytes; of source-iterable one export of emailSend, lines of about 500
        bytes; of source-bronto contacts of 37 columns, pages of 5,000, XML of about 1,700 bytes each; of source-selligent
        transactional mailings of about 600 bytes, pages of 10,000; a tenth of the records with text beyond ASCII. In the same run others do the least that every reader must do
        over one connection: the floor. Needs GNU time, curl and sha256sum.

        Usage: dotnet run -c Release --project tests/Benchmarks -- [OPTION]...

          --exe=NAME=PATH      a published connector, NAME beginning with its folder's; may be repeated
          --peer=NAME=COMMAND  another connector to measure; {url}, {config} and {catalog} are filled in, and its spec is
                               started with "spec" in place of everything from "read" on; may be repeated
          --records=N          records to read (2000000)
          --peer-records=N     records that a peer reads (200000)
          --runs=N             runs of each entry, of which the median counts (5)
          --flat=N             a further run over so many records, for the memory (5000000); 0 for none
        """;

    public IReadOnlyList<(string Name, string Command)> Executables { get; init; } = [];

    public IReadOnlyList<(string Name, string Command)> Peers { get; init; } = [];

    public long Records { get; init; } = 2_000_000;

    public long PeerRecords { get; init; } = 200_000;

    public int Runs { get; init; } = 5;

    public long FlatRecords { get; init; } = 5_000_000;

    /// <summary>Reads the arguments.</summary>
    /// <exception cref="BenchmarkException">One is not known.</exception>
    public static BenchmarkOptions Parse(IEnumerable<string> args)
    {
        var options = new BenchmarkOptions();
        foreach (var arg in args)
        {
            var (name, value) = Split(arg);
            options = name switch
            {
                "--exe" => options with { Executables = [.. options.Executables, Split(value)] },
                "--peer" => options with { Peers = [.. options.Peers, Split(value)] },
                "--records" => options with { Records = Number(value) },
                "--peer-records" => options with { PeerRecords = Number(value) },
                "--runs" => options with { Runs = (int)Number(value) },
                "--flat" => options with { FlatRecords = Number(value) },
                _ => throw new BenchmarkException($"{name} is not known; --help says what is."),
            };
        }

        return options.Executables.Count > 0 ? options : throw new BenchmarkException("--exe=NAME=PATH is missing.");
    }

    private static (string, string) Split(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        return at < 0 ? throw new BenchmarkException($"{text} has no value.") : (text[..at], text[(at + 1)..]);
    }

    private static long Number(string text) =>
        long.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= 0
            ? number
            : throw new BenchmarkException($"{text} is not a number.");
}

/// <summary>The measuring cannot go on; the message says why.</summary>
internal sealed class BenchmarkException(string message) : Exception(message);
