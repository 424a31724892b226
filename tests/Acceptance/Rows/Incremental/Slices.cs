using System.Text.Json;
using Acceptance.Running;
using Acceptance.Schemas;

namespace Acceptance.Rows.Incremental;

/// <summary>
/// Reading on from STATEs in the middle: what had come by then and what comes from there on are together all records, by their
/// keys. Streams keep their states apart, so one run goes on with a STATE of each.
/// </summary>
internal static class Slices
{
    private const int MostOfAStream = 10;

    public static async Task LookAsync(IncrementalRead read, Findings found)
    {
        if (read.Entry.SkipComprehensiveIncrementalTests)
        {
            throw new BypassedException("skip_comprehensive_incremental_tests is true");
        }

        var first = await read.FirstAsync();
        found.Succeeded(first);
        var checkpoints = read
            .Streams.Select(stream =>
                (Stream: stream, All: Checkpoint.Sample(first.Messages.About(stream), MostOfAStream))
            )
            .Where(stream => stream.All.Count > 0)
            .ToList();
        if (checkpoints.Count == 0 && found.All.Count == 0)
        {
            throw new NotRunException("no stream writes a STATE before its last");
        }

        for (var round = 0; checkpoints.Exists(stream => stream.All.Count > round); round++)
        {
            var these = checkpoints
                .Where(stream => stream.All.Count > round)
                .Select(stream => (stream.Stream, From: stream.All[round]))
                .ToList();
            await GoOnAsync(read, first.Messages, these, found);
        }
    }

    private static async Task GoOnAsync(
        IncrementalRead read,
        Messages first,
        IReadOnlyList<(string Stream, Checkpoint From)> checkpoints,
        Findings found
    )
    {
        var states = checkpoints.Select(checkpoint => checkpoint.From.State.GetRawText());
        var rest = await read.ReadAsync(
            [.. checkpoints.Select(checkpoint => checkpoint.Stream)],
            $"[{string.Join(',', states)}]"
        );
        found.Succeeded(rest);
        foreach (var (stream, from) in checkpoints)
        {
            var all = first.Records(stream);
            IReadOnlyList<JsonElement> came = [.. all.Take(from.Records), .. rest.Messages.Records(stream)];
            if (Losses.Text(stream, read.Identity(stream), all, came) is { } lost && found.All.Count < Wording.Few)
            {
                found.Fail(
                    $"no hole where reading goes on after {from.Records} records, from "
                        + Shown.Json(Messages.StateOf(from.State)),
                    lost
                );
            }
        }
    }
}
