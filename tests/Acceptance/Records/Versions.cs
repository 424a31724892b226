using System.Text.Json;
using Acceptance.Running;

namespace Acceptance.Records;

/// <summary>
/// The fields by which versions of one record differ in a single read, by stream: those in
/// <c>integration_tests/versioned_streams.yml</c>. A stream that is not there sends each key once.
/// </summary>
internal static class Versions
{
    private const string Conventional = "integration_tests/versioned_streams.yml";

    /// <summary>Those of a stream; none for most.</summary>
    public static IReadOnlyList<string> Of(Subject subject, string stream) =>
        subject.Folder.Has(Conventional) ? [.. subject.Folder.YamlAt(Conventional).Items(stream).Select(Name)] : [];

    private static string Name(JsonElement field) => field.TextOr("name", "");
}
