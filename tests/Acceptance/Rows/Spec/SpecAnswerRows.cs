using System.Text;
using System.Text.Json;
using Acceptance.Running;
using Acceptance.Schemas;

namespace Acceptance.Rows.Spec;

/// <summary>The answer as a whole, and the file that holds it.</summary>
internal static class SpecAnswerRows
{
    /// <summary>The platform looks no further for the version (airbyte-protocol 2.2).</summary>
    private const int FirstLines = 10;

    public static IReadOnlyList<Row> All { get; } =
    [
        new("spec.output", "2.1", "spec gives one SPEC with all that runners read of it, at once", OutputAsync)
        {
            Section = SpecRows.Suite,
        },
        new("spec.match_expected", "6.1", "SPEC is what the file at spec_path says", MatchAsync)
        {
            Section = SpecRows.Suite,
        },
        new("spec.config_match_spec", "6.1", "every config that is said to work fits SPEC", ConfigMatch.LookAsync)
        {
            Section = SpecRows.Suite,
        },
    ];

    private static async Task OutputAsync(Subject subject, Findings findings)
    {
        var run = await subject.SpecRunAsync();
        findings.Equal(0, run.ExitCode, "exit code");
        var specs = run.Messages.Of("SPEC", "spec").ToList();
        if (specs is not [var spec])
        {
            findings.Fail("exactly one SPEC", specs.Count > 0 ? $"{specs.Count}" : $"none: {run}");
            return;
        }

        findings.Check(
            LineOfSpec(run) < FirstLines,
            $"SPEC within the first {FirstLines} lines",
            () => $"it is in line {LineOfSpec(run) + 1}"
        );
        findings.Check(
            IsAddress(spec.TextOr("documentationUrl", "")),
            "documentationUrl: an address",
            () => Shown.Json(spec.Member("documentationUrl"))
        );
        findings.Check(
            spec.At("connectionSpecification", "properties") is { ValueKind: JsonValueKind.Object },
            "connectionSpecification.properties: an object",
            () => Shown.Json(spec.At("connectionSpecification", "properties"))
        );
        findings.Check(
            IsVersion(spec.Member("protocol_version")),
            "protocol_version: absent or 0.x",
            () => Shown.Json(spec.Member("protocol_version"))
        );
    }

    private static async Task MatchAsync(Subject subject, Findings findings)
    {
        var paths = subject
            .Config[SpecRows.Suite]
            .Tests.Select(entry => entry.SpecPath)
            .OfType<string>()
            .Distinct()
            .ToList();
        if (paths.Count == 0)
        {
            throw new NotRunException("acceptance-test-config.yml names no spec_path");
        }

        var spec = await subject.SpecAsync();
        foreach (var path in paths)
        {
            if (!subject.Folder.Has(path))
            {
                findings.Fail($"the file {path}, as acceptance-test-config.yml names it", "no such file");
                continue;
            }

            var isYaml = Path.GetExtension(path) is ".yaml" or ".yml";
            var file = isYaml ? subject.Folder.YamlAt(path) : subject.Folder.JsonAt(path);
            findings.Say(StoredSpec.Differences(file, spec, isYaml), $"{path}: ");
        }
    }

    private static int LineOfSpec(RunResult run) =>
        run
            .Text.Split('\n')
            .TakeWhile(line => !Messages.Parse(Encoding.UTF8.GetBytes($"{line}\n")).Of("SPEC", "spec").Any())
            .Count();

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";

    private static bool IsVersion(JsonElement? version) =>
        version is null
        || (
            version is { ValueKind: JsonValueKind.String } text
            && text.ToString().StartsWith("0.", StringComparison.Ordinal)
        );
}
