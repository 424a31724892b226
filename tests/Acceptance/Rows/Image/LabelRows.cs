using System.Text.Json;
using Acceptance.Running;
using Acceptance.Targets;

namespace Acceptance.Rows.Image;

/// <summary>What an image says of itself.</summary>
internal static class LabelRows
{
    private const string Version = "io.airbyte.version";

    private static readonly string[] Oci =
    [
        "org.opencontainers.image.source",
        "org.opencontainers.image.licenses",
        "org.opencontainers.image.version",
    ];

    /// <summary>Tags that are no versions.</summary>
    private static readonly string[] Moving = ["", "latest", "dev"];

    public static IReadOnlyList<Row> All { get; } =
    [
        new("image.labels", "5.2", "labels say the repository and the version", Labels),
        new(
            "image.oci_labels",
            "5.2",
            "labels say the source, the licence and the version, as those of others do",
            OciLabels
        )
        {
            IsAdvice = true,
        },
        new("image.version", "5.2", "--version says what the label says", VersionAsync) { IsAdvice = true },
    ];

    private static Task Labels(Subject subject, Findings findings)
    {
        var facts = ImageFacts.Of(subject);
        Label(findings, facts, "io.airbyte.name", facts.Repository, Metadata(subject, "dockerRepository"), IsMirrored);
        Label(
            findings,
            facts,
            Version,
            facts.Tag,
            Metadata(subject, "dockerImageTag"),
            (tag, _) => Moving.Contains(tag)
        );
        return Task.CompletedTask;
    }

    /// <summary>Whoever copies an image to a registry of their own puts that before its name.</summary>
    private static bool IsMirrored(string repository, string label) =>
        repository.EndsWith($"/{label}", StringComparison.Ordinal);

    /// <summary>A label that is the image's name, or that of the released one in metadata.yaml.</summary>
    private static void Label(
        Findings findings,
        ImageFacts facts,
        string label,
        string named,
        string released,
        Func<string, string, bool> isFree
    )
    {
        var said = facts.Label(label);
        findings.Check(
            said.Length > 0 && (said == named || said == released || isFree(named, said)),
            $"label {label}: {named}",
            () => said.Length == 0 ? "none" : said
        );
    }

    private static Task OciLabels(Subject subject, Findings findings)
    {
        var facts = ImageFacts.Of(subject);
        findings.None("a label", Oci.Where(name => facts.Label(name).Length == 0).Select(name => $"no {name}"));
        findings.Equal(facts.Label(Version), facts.Label("org.opencontainers.image.version"), "label of the version");
        if (Metadata(subject, "license") is { Length: > 0 } license)
        {
            findings.Equal(license, facts.Label("org.opencontainers.image.licenses"), "label of the licence");
        }

        return Task.CompletedTask;
    }

    private static async Task VersionAsync(Subject subject, Findings findings)
    {
        var version = ImageFacts.Of(subject).Label(Version);
        var run = await subject.RunAsync(new Start("--version") { IsOffline = true });
        findings.Check(
            run.ExitCode == 0 && version.Length > 0 && run.Text.Contains(version, StringComparison.Ordinal),
            $"exit code 0 and {version}",
            () => $"exit code {run.ExitCode} and {run.Text.Trim().Cut()}"
        );
    }

    private static string Metadata(Subject subject, string name) =>
        subject.Folder.Has("metadata.yaml")
            ? subject.Folder.YamlAt("metadata.yaml").At("data", name) is { ValueKind: JsonValueKind.String } text
                ? text.GetString()! // it is a string
                : ""
            : "";
}
