using System.Diagnostics;
using Acceptance.Rows;
using Acceptance.Rows.Attributes;
using Acceptance.Rows.BasicRead;
using Acceptance.Rows.Commands;
using Acceptance.Rows.Connection;
using Acceptance.Rows.Discovery;
using Acceptance.Rows.Documentation;
using Acceptance.Rows.Endings;
using Acceptance.Rows.Failures;
using Acceptance.Rows.FullRefresh;
using Acceptance.Rows.Image;
using Acceptance.Rows.Incremental;
using Acceptance.Rows.Metadata;
using Acceptance.Rows.Runners;
using Acceptance.Rows.Secrets;
using Acceptance.Rows.Settings;
using Acceptance.Rows.Spec;
using Acceptance.Rows.States;
using Acceptance.Rows.Surroundings;
using Acceptance.Running;

namespace Acceptance;

/// <summary>All rows, and how one is run.</summary>
public static class Suite
{
    /// <summary>Every row, in the order of a report.</summary>
    public static IReadOnlyList<Row> Rows { get; } =
    [
        .. WireRows.All,
        .. SpecRows.All,
        .. DiscoveryRows.All,
        .. ConnectionRows.All,
        .. BasicReadRows.All,
        .. FullRefreshRows.All,
        .. IncrementalRows.All,
        .. AttributeRows.All,
        .. DocumentationRows.All,
        .. MetadataRows.All,
        .. SettingsRows.All,
        .. CommandRows.All,
        .. FailureRows.All,
        .. StateRows.All,
        .. SecretRows.All,
        .. EndingRows.All,
        .. RunnerRows.All,
        .. SurroundingRows.All,
        .. ImageRows.All,
    ];

    /// <summary>Looks at one row; it never throws but when cancelled.</summary>
    public static async Task<RowResult> RunAsync(Row row, Subject subject)
    {
        var began = Stopwatch.GetTimestamp();
        var findings = new Findings();
        var (left, reason) = LeftOut(row, subject);
        if (left is { } outcome)
        {
            return new RowResult(row, outcome, reason, [], TimeSpan.Zero);
        }

        try
        {
            await row.Look(subject, findings);
        }
        catch (NotRunException e)
        {
            return new RowResult(row, RowOutcome.NotRun, e.Message, [], Stopwatch.GetElapsedTime(began));
        }
        catch (BypassedException e)
        {
            return new RowResult(row, RowOutcome.Bypassed, e.Message, [], Stopwatch.GetElapsedTime(began));
        }
        catch (Exception e)
        {
            // Whatever a foreign connector sends, the other rows are looked at.
            findings.Fail("a connector that can be looked at", $"{e.GetType().Name}: {e.Message}");
        }

        return new RowResult(row, OutcomeOf(row, subject, findings), "", findings.All, Stopwatch.GetElapsedTime(began));
    }

    /// <summary>Looks at many rows, as many at once as there are processors.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="subject">The connector.</param>
    /// <param name="ended">Called for each result as it comes, one at a time.</param>
    /// <returns>The results in the order of the rows.</returns>
    public static async Task<IReadOnlyList<RowResult>> RunAsync(
        IReadOnlyList<Row> rows,
        Subject subject,
        Action<RowResult> ended
    )
    {
        var results = new RowResult[rows.Count];
        var gate = new Lock();
        await Parallel.ForAsync(
            0,
            rows.Count,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            async (i, _) =>
            {
                results[i] = await RunAsync(rows[i], subject);
                lock (gate)
                {
                    ended(results[i]);
                }
            }
        );
        return results;
    }

    private static (RowOutcome? Outcome, string Reason) LeftOut(Row row, Subject subject)
    {
        if (row.NeedsImage && subject.Image is null)
        {
            return (RowOutcome.NotRun, "needs an image");
        }

        var section = row.Section is { } name ? subject.Config[name] : null;
        return section is null ? (null, "")
            : section.BypassReason is { } reason ? (RowOutcome.Bypassed, reason)
            : section.Tests.Count == 0
                ? (RowOutcome.NotRun, $"acceptance-test-config.yml has no tests for {row.Section}")
            : (null, "");
    }

    private static RowOutcome OutcomeOf(Row row, Subject subject, Findings findings) =>
        findings.All.Count == 0 ? RowOutcome.Passed
        : row.IsAdvice && !subject.IsStrict ? RowOutcome.Warned
        : RowOutcome.Failed;
}
