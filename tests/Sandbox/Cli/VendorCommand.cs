using Sandbox.Bench;

namespace Sandbox.Cli;

/// <summary>A vendor as the command line knows it.</summary>
internal sealed record VendorCommand(string Name, string Summary)
{
    /// <summary>The vendor's own options.</summary>
    public required IReadOnlyList<CliOption> Options { get; init; }

    /// <summary>Makes the vendor; with a benchmark it is to have no limits.</summary>
    public required Func<CliArguments, IVendor> Create { get; init; }

    /// <summary>
    /// The lists that can be served as a benchmark: name, the vendor's options, number of records, and whether compressed.
    /// </summary>
    public IReadOnlyDictionary<string, Func<CliArguments, long, bool, IBench>> Benches { get; init; } =
        new Dictionary<string, Func<CliArguments, long, bool, IBench>>();

    /// <summary>How a client asks for them, in whole lines.</summary>
    public string BenchHelp { get; init; } = "";

    /// <summary>Every vendor that can be played.</summary>
    public static IReadOnlyList<VendorCommand> All { get; } =
    [
        ChartMogul.ChartMogulCommand.Command,
        Iterable.IterableCommand.Command,
        Bronto.BrontoCommand.Command,
        Selligent.SelligentCommand.Command,
        Totango.TotangoCommand.Command,
    ];
}
