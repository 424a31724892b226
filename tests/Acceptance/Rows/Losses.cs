using System.Text.Json;
using Acceptance.Records;
using Acceptance.Running;
using Acceptance.Schemas;

namespace Acceptance.Rows;

/// <summary>Records that came once and do not come again.</summary>
internal static class Losses
{
    /// <summary>Fails where a later run did not end well, else for the streams of which it has not every record.</summary>
    public static void Lost(
        this Findings findings,
        string expected,
        EntryRead first,
        IEnumerable<string> streams,
        RunResult later
    )
    {
        if (later.ExitCode != 0)
        {
            findings.Succeeded(later);
            return;
        }

        findings.None(
            expected,
            streams
                .Select(stream =>
                    Text(stream, first.Identity(stream), first.Records(stream), later.Messages.Records(stream))
                )
                .OfType<string>()
                .Take(Wording.Few)
        );
    }

    /// <summary>In words, what is missing among the records that came; null where nothing is.</summary>
    public static string? Text(
        string stream,
        RecordIdentity identity,
        IReadOnlyList<JsonElement> all,
        IReadOnlyList<JsonElement> came
    )
    {
        return RecordKeys.Missing(identity.Of(all), identity.Of(came)) is { } missing ? $"{stream}: {missing}" : null;
    }
}
