using Acceptance.Settings;

namespace Acceptance.Rows.BasicRead;

/// <summary>What holds for a full refresh of all streams (airbyte-protocol 6.1).</summary>
internal static class BasicReadRows
{
    public static IReadOnlyList<Row> All { get; } =
    [
        Of("read", "6.1", "every stream has records, and no stream that was not asked for", StreamsRead.Look),
        Of("schema", "4.1", "every record is as its stream's schema says", SchemaMatch.LookAsync),
        Of("primary_keys", "4.2", "every part of a key has a value, and a single one", KeyValues.Filled),
        Of("unique_keys", "1.9", "no key comes twice in a read", KeyValues.Unique),
        Of("extra_columns", "4.2", "every field that comes is in the schema", Columns.Extra),
        Of("data_points", "6.1", "every field of the schema comes", Columns.Missing) with
        {
            IsAdvice = true,
        },
        Of("expected_records", "6.1", "the records that are known to be there come", ExpectedRecordsLook.Look),
        Of("stream_statuses", "3.1", "STARTED, RUNNING and COMPLETE for every stream", StreamMessages.Statuses),
        Of(
            "state_messages",
            "1.4",
            "a STATE with a count for every stream, none of them LEGACY",
            StreamMessages.States
        ),
        Of("accounting", "3.3", "STATEs count each record once, and none comes twice", StreamMessages.Accounts),
        Of("order", "3.1", "STARTED before all else about a stream, COMPLETE after it", StreamMessages.Order) with
        {
            IsAdvice = true,
        },
        Of("emitted_at", "1.3", "records say when they were emitted, in whole milliseconds", EmissionTimes.Look),
        Failing("trace_message_on_failure", "a stream that is not there is a TRACE ERROR", MissingStream.AloneAsync),
        Failing(
            "other_streams_go_on",
            "a stream that is not there keeps no other from its end",
            MissingStream.BesidesAsync
        ),
    ];

    private static Row Of(string name, string rule, string title, Action<EntryRead, Findings> look) =>
        Of(
            name,
            rule,
            title,
            (read, found) =>
            {
                look(read, found);
                return Task.CompletedTask;
            }
        );

    private static Row Of(string name, string rule, string title, Func<EntryRead, Findings, Task> look) =>
        Of(
            name,
            rule,
            title,
            async (subject, entry, found) => await look(await EntryRead.OfAsync(subject, entry), found)
        );

    private static Row Failing(string name, string title, Func<Subject, Entry, Findings, Task> look) =>
        Of(name, "3.5", title, look);

    private static Row Of(string name, string rule, string title, Func<Subject, Entry, Findings, Task> look) =>
        new(
            $"basic_read.{name}",
            rule,
            title,
            (subject, findings) =>
                EachEntry.LookAsync(subject, "basic_read", findings, (entry, found) => look(subject, entry, found))
        )
        {
            Section = "basic_read",
        };
}
