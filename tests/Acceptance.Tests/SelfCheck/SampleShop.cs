using System.Collections.Concurrent;
using Acceptance.Rows;
using Acceptance.Running;
using Acceptance.Targets;
using BrokenConnector.Faults;

namespace Acceptance.Tests.SelfCheck;

/// <summary>
/// The connector of tests/BrokenConnector, as the suite looks at it. A start of a process is dear, so all rows look at the
/// connector in order once, and what is broken takes over the runs that were made there: a fault that is of the output only
/// breaks them as it does in the process, and whatever else a row runs is run, with the fault in it.
/// </summary>
internal static class SampleShop
{
    /// <summary>The exit code of what was killed in its middle, where a fault has more to do than with what came out.</summary>
    private const int Killed = 137;

    private static readonly string Home = AppContext.BaseDirectory;
    private static readonly string Program = Path.Combine(Home, "broken-connector");
    private static readonly Subject InOrder = Subject(null, new Dictionary<string, RunResult>());
    private static readonly ConcurrentDictionary<string, Lazy<Task<RowResult>>> InOrderResults = [];
    private static readonly ConcurrentDictionary<string, Lazy<Task<RowResult>>> FilteredResults = [];
    private static readonly Lazy<Task<IReadOnlyDictionary<string, RunResult>>> Runs = new(RunAllAsync);
    private static readonly Lazy<Task<Subject>> Filtered = new(async () => Subject(FaultTable.None, await Runs.Value));

    /// <summary>All that can be looked at without an image.</summary>
    public static IReadOnlyList<Row> Rows { get; } = [.. Suite.Rows.Where(row => !row.NeedsImage)];

    /// <summary>What a row says of the connector in order.</summary>
    public static Task<RowResult> InOrderAsync(Row row) =>
        InOrderResults.GetOrAdd(row.Id, _ => new(() => Suite.RunAsync(row, InOrder))).Value;

    /// <summary>What a row says of the connector behind a filter that breaks nothing.</summary>
    public static Task<RowResult> FilteredAsync(Row row) =>
        FilteredResults.GetOrAdd(row.Id, _ => new(async () => await Suite.RunAsync(row, await Filtered.Value))).Value;

    /// <summary>What a row says of the connector with a fault.</summary>
    public static async Task<RowResult> BrokenAsync(string fault, Row row)
    {
        var runs = new Dictionary<string, RunResult>();
        foreach (var (name, run) in await Runs.Value)
        {
            if (Broken(fault, run) is { } broken)
            {
                runs[name] = broken;
            }
        }

        return await Suite.RunAsync(row, Subject(fault, runs));
    }

    private static async Task<IReadOnlyDictionary<string, RunResult>> RunAllAsync()
    {
        // They wait half of their time, as for a vendor.
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = 2 * Environment.ProcessorCount };
        await Parallel.ForEachAsync(Rows, parallel, async (row, _) => await InOrderAsync(row));
        return await InOrder.EndedRunsAsync();
    }

    /// <summary>A run as it is with a fault; null where that cannot be known without running again.</summary>
    private static RunResult? Broken(string name, RunResult run)
    {
        string[] words = run.Start is { } start ? [.. start.Arguments, .. start.Script?.Split(' ') ?? []] : [];
        if (FaultTable.For(name, words) is not { } fault)
        {
            return run;
        }

        if (!fault.IsOfOutputOnly || run.ExitCode == Killed)
        {
            return null;
        }

        var output = LinePump.Break(run.Output.Span, fault);
        var code = fault.ExitCode(run.ExitCode);
        return run.Start?.Script is not null && code != run.ExitCode
            ? null // what the script would have made of it
            : new RunResult(code, output, run.Errors)
            {
                Start = run.Start,
                BeganAt = run.BeganAt,
                Took = run.Took,
            };
    }

    private static Subject Subject(string? fault, IReadOnlyDictionary<string, RunResult> runs)
    {
        var folder = new ConnectorFolder(Path.Combine(Home, "connector"));
        // Airbyte's newer tests take no such key, which a row says of the file.
        folder.Config["basic_read"].Tests.ForEach(entry => entry.ValidateDataPoints = true);
        return new Subject(
            // Whatever environment a row gives to the connector, the fault stays.
            fault is null
                ? new ExecutableTarget(Program)
                : new ExecutableTarget("env", $"FAULT={fault}", Program),
            folder,
            new SubjectOptions { Runs = runs }
        );
    }
}
