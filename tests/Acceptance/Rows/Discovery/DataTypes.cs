using System.Text.Json;
using Acceptance.Running;
using Acceptance.Schemas;

namespace Acceptance.Rows.Discovery;

/// <summary>The types that destinations make columns of (airbyte-protocol 4.1).</summary>
internal static class DataTypes
{
    private static readonly (string Type, string Format, string AirbyteType, string Encoding)[] Known =
    [
        ("boolean", "", "", ""),
        ("integer", "", "", ""),
        ("integer", "", "integer", ""),
        ("number", "", "", ""),
        ("number", "", "integer", ""),
        ("string", "", "", ""),
        ("string", "", "", "base64"),
        ("string", "date", "", ""),
        ("string", "date-time", "", ""),
        ("string", "date-time", "timestamp_with_timezone", ""),
        ("string", "date-time", "timestamp_without_timezone", ""),
        ("string", "time", "", ""),
        ("string", "time", "time_with_timezone", ""),
        ("string", "time", "time_without_timezone", ""),
        ("array", "", "", ""),
        ("object", "", "", ""),
    ];

    /// <summary>Fields of other types.</summary>
    public static IEnumerable<Finding> Problems(JsonElement catalog) =>
        from stream in catalog.Items("streams")
        from part in StreamSchemas.Of(stream)
        from problem in Of(part)
        select CatalogRules.Of(stream, problem.Expected, problem.Came);

    private static IEnumerable<Finding> Of(SchemaPart part)
    {
        var types = SchemaTypes.WithoutNull(part.Schema);
        if (types.Count > 1)
        {
            yield return part.Finding("one type beside null, or oneOf", Shown.Json(part.Schema.Member("type")));
        }

        var words = (
            Format: part.Schema.TextOr("format", ""),
            AirbyteType: part.Schema.TextOr("airbyte_type", ""),
            Encoding: part.Schema.TextOr("contentEncoding", "")
        );
        if (types is [var type] && !Known.Contains((type, words.Format, words.AirbyteType, words.Encoding)))
        {
            string[] came = [type, words.Format, words.AirbyteType, words.Encoding];
            yield return part.Finding(
                "a type, format and airbyte_type that go together",
                string.Join(" ", came.Where(word => word.Length > 0))
            );
        }
    }
}
