using System.Text.Json;
using Acceptance.Running;
using Acceptance.Schemas;

namespace Acceptance.Rows.Spec;

/// <summary>Whether users of the last release can go on with their configs.</summary>
internal static class SpecReleaseRows
{
    public static IReadOnlyList<Row> All { get; } =
    [
        new("spec.backward_compatibility", "4.3", "configs of the last release are good for this one", LookAsync)
        {
            Section = SpecRows.Suite,
        },
    ];

    private static async Task LookAsync(Subject subject, Findings findings)
    {
        var before = StoredSpec.ConnectionSpecification(Released.Read(subject, SpecRows.Suite, "spec"));
        var after = await subject.ConnectionSpecificationAsync();
        findings.Say(SpecCompatibility.Problems(before, after));
        var (valid, problems) = await TryAsync(before, after);
        findings.Say(problems);
        if (valid == 0 && findings.All.Count == 0)
        {
            throw new NotRunException(
                "options compare well, but no config can be made up from the released SPEC: "
                    + "a required option has a pattern and no example or default that matches it"
            );
        }
    }

    private static async Task<(int Valid, IReadOnlyList<Finding> Problems)> TryAsync(
        JsonElement before,
        JsonElement after
    )
    {
        try
        {
            return await GeneratedConfigs.TryAsync(before, after);
        }
        catch (InvalidDataException e)
        {
            return (0, [new Finding("a connectionSpecification that a validator can read", e.Message)]);
        }
    }
}
