using System.Text.Json;
using Acceptance.Running;
using Acceptance.Schemas;

namespace Acceptance.Rows.BasicRead;

/// <summary>The fields that come, beside those that are declared.</summary>
internal static class Columns
{
    public static void Extra(EntryRead read, Findings found)
    {
        if (!read.Entry.FailOnExtraColumns)
        {
            throw new BypassedException("fail_on_extra_columns is false");
        }

        var extra =
            from stream in read.Streams
            let declared = DeclaredFields.Names(read.Schema(stream))
            let names = read.Records(stream)
                .Where(record => record.ValueKind == JsonValueKind.Object)
                .SelectMany(record => record.EnumerateObject().Select(field => field.Name))
                .Distinct()
                .Where(name => !declared.Contains(name))
                .ToList()
            where names.Count > 0
            select $"{stream}: {Wording.Named(names)}";
        found.None("fields that the schema has, as the platform drops any other", extra.Take(Wording.Few));
    }

    public static void Missing(EntryRead read, Findings found)
    {
        if (!read.Entry.ValidateDataPoints)
        {
            throw new NotRunException("validate_data_points is not asked for");
        }

        var missing =
            from stream in read.Streams
            let records = read.Records(stream)
            where records.Count > 0
            let names = DeclaredFields
                .Paths(read.Schema(stream))
                .Where(path => !records.Any(record => HasValue(record, path)))
                .Select(path => string.Join('.', path))
                .ToList()
            where names.Count > 0
            select $"{stream}: {Wording.Named(names)}";
        found.None("a value of each declared field in some record", missing.Take(Wording.Few));
    }

    /// <summary>Whether there is anything but null at the end of a path, in any item of the arrays on the way.</summary>
    private static bool HasValue(JsonElement value, IReadOnlyList<string> path) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Any(item => HasValue(item, path))
        : path.Count == 0 ? value.ValueKind != JsonValueKind.Null
        : value.Member(path[0]) is { } member && HasValue(member, [.. path.Skip(1)]);
}
