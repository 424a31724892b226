using System.Text.Json;
using Acceptance.Running;

namespace Acceptance.Rows.Runners;

/// <summary>What Meltano's tap-airbyte asks of a spec, a catalog and a check (8.7).</summary>
internal static class MeltanoRows
{
    /// <summary>It mounts its folder over the connector's own.</summary>
    public const string Folder = "/tmp";

    /// <summary>What is read without a look whether it is there.</summary>
    private static readonly string[] NeverNull = ["source_defined_primary_key", "default_cursor_field"];

    public static IReadOnlyList<Row> All { get; } =
    [
        new(
            "runners.meltano_spec",
            "8.7",
            "Meltano makes a setting of each option, by its type",
            async (subject, findings) =>
                findings.None(
                    "a type, and properties in an object",
                    Untyped(await subject.ConnectionSpecificationAsync(), "").Take(5)
                )
        ),
        new("runners.meltano_catalog", "8.7", "Meltano finds a mode in each stream, and no null", CatalogAsync),
        new("runners.meltano_check", "8.7", "Meltano is told by check whether the config is good", CheckAsync),
        new("runners.meltano_failed_check", "8.7", "Meltano is told why a check failed", FailedCheckAsync)
        {
            Section = "connection",
        },
    ];

    private static IEnumerable<string> Untyped(JsonElement schema, string path) =>
        schema
            .Members("properties")
            .SelectMany(option =>
            {
                var at = $"{path}{option.Name}";
                var branches = option.Value.Items("oneOf").ToList();
                return option.Value.Member("type") is null ? [$"{at}: no type"]
                    : option.Value.TextOr("type", "") != "object" ? []
                    : (branches.Count == 0 ? [option.Value] : branches)
                        .Where(branch => branch.Member("properties") is not { ValueKind: JsonValueKind.Object })
                        .Select(_ => $"{at}: an object without properties");
            });

    private static async Task CatalogAsync(Subject subject, Findings findings)
    {
        var run = await Answers.DiscoverAsync(subject, Folder);
        if (Answers.First(run, findings, "CATALOG", "catalog") is not { } catalog)
        {
            return;
        }

        foreach (var stream in catalog.Items("streams"))
        {
            var name = ConfiguredCatalogs.Name(stream);
            findings.Check(stream.Texts("supported_sync_modes").Count > 0, $"{name}: a sync mode", () => "none");
            findings.None(
                $"{name}: a value, or no such field",
                NeverNull
                    .Where(field => stream.Member(field) is { ValueKind: JsonValueKind.Null })
                    .Select(field => $"{field} is null")
            );
        }
    }

    private static async Task CheckAsync(Subject subject, Findings findings)
    {
        var run = await Answers.CheckAsync(subject, Folder);
        if (Answers.First(run, findings, "CONNECTION_STATUS", "connectionStatus") is { } status)
        {
            findings.Check(status.TextOr("status", "") == "SUCCEEDED", "SUCCEEDED", run.InShort);
        }
    }

    private static async Task FailedCheckAsync(Subject subject, Findings findings)
    {
        var failing = subject.Config["connection"].Tests.Where(test => test.Status == "failed").ToList();
        if (failing.Count == 0)
        {
            throw new NotRunException("acceptance-test-config.yml names no config that is to fail");
        }

        foreach (var entry in failing)
        {
            var run = await subject.CheckRunAsync(entry);
            if (Answers.First(run, findings, "CONNECTION_STATUS", "connectionStatus") is { } status)
            {
                findings.Check(
                    status.TextOr("status", "") == "SUCCEEDED" || status.TextOr("message", "").Length > 0,
                    $"{entry.ConfigPath}: a message",
                    run.InShort
                );
            }
        }
    }
}
