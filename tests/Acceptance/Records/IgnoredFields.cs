using System.Text.Json;
using Acceptance.Running;
using Acceptance.Settings;

namespace Acceptance.Records;

/// <summary>
/// The fields that change from read to read, by stream: those that a test names, and by convention those in
/// <c>integration_tests/ignored_fields.yml</c>.
/// </summary>
internal static class IgnoredFields
{
    private const string Conventional = "integration_tests/ignored_fields.yml";

    /// <summary>Those of a stream.</summary>
    public static FieldFilter Of(Subject subject, Entry entry, string stream) =>
        FieldFilter.Of([
            .. entry.IgnoredFields.GetValueOrDefault(stream)?.Select(field => field.Name) ?? [],
            .. subject.Folder.Has(Conventional) ? subject.Folder.YamlAt(Conventional).Items(stream).Select(Name) : [],
        ]);

    private static string Name(JsonElement field) =>
        field.ValueKind == JsonValueKind.String ? field.GetString()! : field.TextOr("name", ""); // it is a string
}
