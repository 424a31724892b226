using Acceptance.Records;
using Acceptance.Settings;

namespace Acceptance.Rows.Settings;

/// <summary>What the strictness high asks of the settings.</summary>
internal static class Strictness
{
    private static readonly string[] Suites =
    [
        "spec",
        "connection",
        "discovery",
        "basic_read",
        "full_refresh",
        "incremental",
    ];

    /// <summary>What is missing; nothing at low, which asks for none of it.</summary>
    public static IEnumerable<string> Gaps(Subject subject) =>
        subject.IsStrict
            ?
            [
                .. Suites
                    .Where(suite => IsLeftOut(subject.Config[suite]))
                    .Select(suite => $"{suite} has neither tests nor a bypass_reason"),
                .. subject.Config["basic_read"].Tests.SelectMany(entry => OfBasicRead(subject, entry)),
                .. subject.Config["incremental"].Tests.SelectMany(OfIncremental),
            ]
            : [];

    private static bool IsLeftOut(Section section) =>
        section.Tests.Count == 0 && string.IsNullOrWhiteSpace(section.BypassReason);

    private static IEnumerable<string> OfBasicRead(Subject subject, Entry entry)
    {
        if (entry.ConfiguredCatalogPath is not null)
        {
            yield return $"basic_read of {entry.ConfigPath} has a configured_catalog_path, so not every stream is read";
        }

        if (!entry.ValidateSchema)
        {
            yield return $"basic_read of {entry.ConfigPath} has validate_schema false";
        }

        foreach (var stream in Unexplained(entry.EmptyStreams))
        {
            yield return $"basic_read of {entry.ConfigPath} calls {stream} empty without a bypass_reason";
        }

        if (
            ExpectedRecord.FileOf(subject, entry) is null
            && string.IsNullOrWhiteSpace(entry.ExpectRecords?.BypassReason)
            && entry == subject.Config["basic_read"].Tests[0]
        )
        {
            yield return $"basic_read of {entry.ConfigPath} expects no records: neither expect_records.path nor "
                + $"{ExpectedRecord.Conventional}";
        }
    }

    private static IEnumerable<string> OfIncremental(Entry entry)
    {
        if (
            (entry.FutureState?.FutureStatePath ?? entry.OldFutureStatePath) is null
            && string.IsNullOrWhiteSpace(entry.FutureState?.BypassReason)
        )
        {
            yield return $"incremental of {entry.ConfigPath} has neither future_state.future_state_path nor a bypass_reason";
        }

        foreach (var stream in Unexplained(entry.FutureState?.MissingStreams ?? []))
        {
            yield return $"incremental of {entry.ConfigPath} has no future state of {stream} and no bypass_reason";
        }
    }

    private static IEnumerable<string> Unexplained(IEnumerable<Exemption> streams) =>
        streams.Where(stream => string.IsNullOrWhiteSpace(stream.BypassReason)).Select(stream => stream.Name);
}
