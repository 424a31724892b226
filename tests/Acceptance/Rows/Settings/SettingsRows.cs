namespace Acceptance.Rows.Settings;

/// <summary>What <c>acceptance-test-config.yml</c> itself says (airbyte-protocol 6.1, 6.2).</summary>
internal static class SettingsRows
{
    public static IReadOnlyList<Row> All { get; } =
    [
        Of(
            "known_keys",
            "6.1",
            "the tests' settings have no key that nobody reads",
            "keys that CAT knows",
            KnownKeys.Unknown
        ),
        Of("files", "6.1", "the files that the settings name are there", "files that are there", NamedFiles.Missing),
        Of(
            "strictness",
            "6.1",
            "at strictness high, nothing is left out without a reason",
            "all of it, or a bypass_reason",
            Strictness.Gaps
        ),
        Of(
            "portable",
            "6.2",
            "Airbyte's newer tests read the same settings",
            "keys that Airbyte's standard tests accept",
            PortableKeys.Refused
        ) with
        {
            IsAdvice = true,
        },
    ];

    private static Row Of(
        string name,
        string rule,
        string title,
        string expected,
        Func<Subject, IEnumerable<string>> problems
    ) =>
        new(
            $"settings.{name}",
            rule,
            title,
            (subject, findings) =>
            {
                findings.None(expected, problems(subject).Take(2 * Wording.Few));
                return Task.CompletedTask;
            }
        );
}
