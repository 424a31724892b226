using System.Text.Json;
using System.Text.RegularExpressions;
using Acceptance.Running;
using Acceptance.Schemas;

namespace Acceptance.Rows.BasicRead;

/// <summary>Whether records are as their stream's schema says.</summary>
internal static partial class SchemaMatch
{
    public static async Task LookAsync(EntryRead read, Findings found)
    {
        if (!read.Entry.ValidateSchema)
        {
            throw new BypassedException("validate_schema is false");
        }

        var problems = new List<string>();
        foreach (var stream in read.Streams)
        {
            var validator = await JsonValidator.OfAsync(read.Schema(stream));
            problems.AddRange(Problems(read, stream, validator));
        }

        found.None("records as the schema of their stream says", problems.Take(Wording.Few));
        found.None("a field that is in the schema, in each record", Strange(read).Take(Wording.Few));
    }

    /// <summary>The first record of each kind of problem, wherever it is in an array.</summary>
    private static IEnumerable<string> Problems(EntryRead read, string stream, JsonValidator validator) =>
        read.Records(stream)
            .SelectMany(record => validator.Problems(record).Select(problem => (Record: record, Problem: problem)))
            .DistinctBy(found => Index().Replace(found.Problem, "[]"))
            .Select(found => $"{stream}, {read.Shown(stream, found.Record)}, {found.Problem}")
            .Take(2);

    private static IEnumerable<string> Strange(EntryRead read) =>
        from stream in read.Streams
        let declared = DeclaredFields.Names(read.Schema(stream))
        from record in read.Records(stream).Where(record => !SharesOne(record, declared)).Take(1)
        select $"{stream}: a record without any: {Shown.Json(record)}";

    private static bool SharesOne(JsonElement record, IReadOnlySet<string> declared) =>
        record.ValueKind == JsonValueKind.Object
        && record.EnumerateObject().Any(field => declared.Contains(field.Name));

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Index();
}
