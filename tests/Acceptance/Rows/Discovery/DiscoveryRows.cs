using System.Text.Json;
using Acceptance.Running;
using Acceptance.Schemas;

namespace Acceptance.Rows.Discovery;

/// <summary>What holds for the answer to <c>discover</c> (airbyte-protocol 1.9, 4.1, 4.2, 6.1).</summary>
internal static class DiscoveryRows
{
    /// <summary>The suite in <c>acceptance-test-config.yml</c>.</summary>
    public const string Suite = "discovery";

    public static IReadOnlyList<Row> All { get; } =
    [
        Row(
            "discovery.discover",
            "1.9",
            "discover gives one CATALOG of streams with names of their own",
            DiscoverAsync
        ),
        Row(
            "discovery.streams_have_valid_json_schemas",
            "4.2",
            "the schema of each stream is one of draft-07",
            (discovery, findings) => StreamSchemas.ValidAsync(discovery, findings)
        ),
        Of("discovery.defined_cursors_exist_in_schema", "4.2", "cursors are fields", FieldRules.Cursors),
        Of("discovery.primary_keys_exist_in_schema", "4.2", "keys are fields", FieldRules.Keys),
        Row("discovery.primary_keys_data_type", "4.2", "the parts of a key are scalars", KeyTypesAsync),
        Of("discovery.defined_refs_exist_in_schema", "4.2", "no $ref is left", StreamSchemas.References),
        Of("discovery.forbidden_keywords", "4.2", "no allOf and no not", StreamSchemas.Forbidden),
        Of("discovery.streams_has_sync_modes", "1.9", "each stream says how it can be read", CatalogRules.SyncModes),
        Of(
            "discovery.additional_properties_is_true",
            "4.2",
            "no schema refuses fields it does not know",
            StreamSchemas.Closed
        ),
        Row("discovery.backward_compatibility", "4.2", "connections of the last release can go on", CompatibleAsync),
        Of("discovery.supported_data_types", "4.1", "each field has a type that destinations know", DataTypes.Problems),
        Row("discovery.stable", "4.2", "a second discover gives the same CATALOG", StableAsync),
        Of(
            "discovery.names",
            "4.2",
            "names, cursors and modes are as every runner can take them",
            CatalogRules.Names
        ) with
        {
            IsAdvice = true,
        },
    ];

    private static Row Row(string id, string rule, string title, Func<EntryDiscovery, Findings, Task> look) =>
        new(id, rule, title, (subject, findings) => EntryDiscovery.EachAsync(subject, one => look(one, findings)))
        {
            Section = Suite,
        };

    private static Row Of(string id, string rule, string title, Func<JsonElement, IEnumerable<Finding>> problems) =>
        Row(
            id,
            rule,
            title,
            async (discovery, findings) => findings.Say(problems(await discovery.CatalogAsync()), discovery.Where)
        );

    private static async Task DiscoverAsync(EntryDiscovery discovery, Findings findings)
    {
        var run = await discovery.RunAsync();
        if (run.ExitCode != 0)
        {
            findings.Fail("exit code 0", discovery.Where + run);
            return;
        }

        var catalogs = run.Messages.Of("CATALOG", "catalog").ToList();
        if (catalogs is [var catalog])
        {
            findings.Say(CatalogRules.Streams(catalog), discovery.Where);
        }
        else
        {
            findings.Fail(
                "exactly one CATALOG",
                discovery.Where + (catalogs.Count > 0 ? $"{catalogs.Count}" : $"none: {run}")
            );
        }
    }

    private static async Task KeyTypesAsync(EntryDiscovery discovery, Findings findings)
    {
        if (!discovery.Entry.ValidatePrimaryKeysDataType)
        {
            throw new BypassedException("validate_primary_keys_data_type is false");
        }

        findings.Say(FieldRules.KeyTypes(await discovery.CatalogAsync()), discovery.Where);
    }

    private static async Task CompatibleAsync(EntryDiscovery discovery, Findings findings)
    {
        var stored = Released.Read(discovery.Subject, Suite, "catalog");
        findings.Say(
            CatalogCompatibility.Problems(stored.Member("catalog") ?? stored, await discovery.CatalogAsync()),
            discovery.Where
        );
    }

    private static async Task StableAsync(EntryDiscovery discovery, Findings findings)
    {
        var first = await discovery.CatalogAsync();
        findings.Say(CatalogRules.Changes(first, await discovery.AgainAsync()), discovery.Where);
    }
}
