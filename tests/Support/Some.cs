using System.Globalization;

namespace Connectors.Support;

/// <summary>Test data whose details do not matter.</summary>
public static class Some
{
    /// <summary>A page of records under <c>entries</c>, with <c>cursor</c> and <c>has_more</c>.</summary>
    public static string Page(int records = 2, string? cursor = null, bool more = false) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"entries":[{{string.Join(',', Enumerable.Range(1, records).Select(Record))}}],"cursor":{{Quoted(cursor)}},"has_more":{{(more ? "true" : "false")}}}"""
        );

    /// <summary>One record.</summary>
    public static string Record(int id = 1) =>
        string.Create(CultureInfo.InvariantCulture, $$"""{"uuid":"rec_{{id}}","amount":1.10}""");

    private static string Quoted(string? text) => text is null ? "null" : $"\"{text}\"";
}
