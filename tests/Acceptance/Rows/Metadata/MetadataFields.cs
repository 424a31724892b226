using System.Text.Json;
using System.Text.RegularExpressions;
using Acceptance.Running;
using Acceptance.Schemas;

namespace Acceptance.Rows.Metadata;

/// <summary>The fields that must be in <c>metadata.yaml</c>, and their forms.</summary>
internal static partial class MetadataFields
{
    private static readonly (string Name, string Form, Func<string, bool> Fits)[] Required =
    [
        ("name", "a name", IsThere),
        ("definitionId", "a UUID", text => Guid.TryParseExact(text, "D", out _)),
        ("connectorType", "source or destination", OneOf("source", "destination")),
        ("dockerRepository", "organisation/source-name or organisation/destination-name", Repository().IsMatch),
        ("dockerImageTag", "a version of three numbers", Version().IsMatch),
        ("license", "a license", IsThere),
        ("documentationUrl", "an address", IsAddress),
        ("githubIssueLabel", "a label", IsThere),
        (
            "connectorSubtype",
            "api, database, datalake, file, custom, message_queue, unknown or vectorstore",
            OneOf("api", "database", "datalake", "file", "custom", "message_queue", "unknown", "vectorstore")
        ),
        (
            "releaseStage",
            "alpha, beta, generally_available or custom",
            OneOf("alpha", "beta", "generally_available", "custom")
        ),
    ];

    /// <summary>What is missing, or is in another form.</summary>
    /// <param name="metadata">All of the file, scalars as text.</param>
    public static IEnumerable<string> Problems(JsonElement metadata)
    {
        if (metadata.TextOr("metadataSpecVersion", "") != "1.0")
        {
            yield return $"metadataSpecVersion is {Shown.Json(metadata.Member("metadataSpecVersion"))} and not 1.0";
        }

        var data = metadata.Member("data") ?? default;
        foreach (var (name, form, fits) in Required)
        {
            if (!fits(data.TextOr(name, "")))
            {
                yield return $"{name} is {Shown.Json(data.Member(name))} and not {form}";
            }
        }
    }

    private static bool IsThere(string text) => text.Length > 0;

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http";

    private static Func<string, bool> OneOf(params string[] words) => words.Contains;

    [GeneratedRegex(@"^[\w.-]+(/[\w.-]+)*/(source|destination)-[\w.-]+$")]
    private static partial Regex Repository();

    [GeneratedRegex(@"^\d+\.\d+\.\d+(-[\w.-]+)?$")]
    private static partial Regex Version();
}
