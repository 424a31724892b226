using Acceptance.Running;

namespace Acceptance.Rows.Metadata;

/// <summary>What <c>metadata.yaml</c> says (airbyte-protocol 5.7).</summary>
internal static class MetadataRows
{
    public static IReadOnlyList<Row> All { get; } =
    [
        new("metadata.fields", "5.7", "the metadata have all that must be there, in its form", FieldsAsync),
        new("metadata.icon", "5.7", "the icon is a drawing that needs nothing else", IconAsync),
        new("metadata.image", "5.7", "the tests are of the image of the metadata", ImageAsync),
        new("metadata.docs", "5.7", "the metadata and the SPEC lead to the same docs", DocsAsync),
    ];

    private static Task FieldsAsync(Subject subject, Findings findings)
    {
        findings.None("metadata.yaml as a registry takes it", MetadataFields.Problems(subject.MetadataFile()));
        return Task.CompletedTask;
    }

    private static Task IconAsync(Subject subject, Findings findings)
    {
        var named = subject.Metadata().TextOr("icon", "icon.svg");
        var file = subject.Folder.Has(named) ? named : "icon.svg"; // where Airbyte has it, whatever the name says
        if (subject.Folder.Has(file))
        {
            findings.None("a drawing in SVG without images from elsewhere", Icon.Problems(subject.Folder.PathOf(file)));
        }
        else
        {
            findings.Fail($"{named} or icon.svg", "no such file");
        }

        return Task.CompletedTask;
    }

    private static Task ImageAsync(Subject subject, Findings findings)
    {
        var metadata = subject.Metadata();
        var repository = metadata.TextOr("dockerRepository", "");
        string[] images = [$"{repository}:{metadata.TextOr("dockerImageTag", "")}", $"{repository}:dev"];
        findings.Check(
            images.Contains(subject.Config.ConnectorImage),
            $"connector_image {images[0]}, or what is being built, {images[1]}",
            () => subject.Config.ConnectorImage ?? "none"
        );
        return Task.CompletedTask;
    }

    private static async Task DocsAsync(Subject subject, Findings findings) =>
        findings.Equal(
            subject.Metadata().TextOr("documentationUrl", "none").TrimEnd('/'),
            (await subject.SpecAsync()).TextOr("documentationUrl", "none").TrimEnd('/'),
            "documentationUrl of the metadata in SPEC"
        );
}
