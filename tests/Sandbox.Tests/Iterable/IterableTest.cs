using System.Globalization;
using System.Text.Json.Nodes;
using Sandbox.Iterable;

namespace Sandbox.Tests.Iterable;

/// <summary>What the tests of Iterable share.</summary>
internal abstract class IterableTest : SandboxTest
{
    protected static readonly DateTimeOffset First = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    protected static readonly DateTimeOffset Last = new(2024, 4, 1, 0, 0, 0, TimeSpan.Zero);

    protected VendorClient WithKey(SandboxServer server, string? key = "key-1") =>
        Ending(new VendorClient(server, "Api-Key", key));

    /// <summary>A client of a new server.</summary>
    protected async Task<VendorClient> IterableAsync(IterableOptions? project = null, SandboxOptions? options = null) =>
        WithKey(await StartAsync(new IterableVendor(project ?? new IterableOptions()), options));

    protected static string Export(string dataType, DateTimeOffset? start = null, DateTimeOffset? end = null) =>
        $"/api/export/data.json?dataTypeName={dataType}&startDateTime={Time(start ?? First)}&endDateTime={Time(end ?? Last)}";

    protected static string Time(DateTimeOffset time) =>
        Uri.EscapeDataString(time.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture));

    /// <summary>The lines that hold anything, without what ends them.</summary>
    protected static IReadOnlyList<string> Lines(string body) =>
        [.. body.TrimStart('\uFEFF').Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0)];

    protected static async Task<IReadOnlyList<JsonObject>> RecordsAsync(VendorClient client, string path) =>
        [.. Lines(await client.TextAsync(path)).Select(line => JsonNode.Parse(line)?.AsObject() ?? [])];

    protected static string IdOf(string dataType, JsonObject record) =>
        (string?)(
            dataType == "user" ? record["itblUserId"]
            : dataType is "purchase" or "customEvent" ? record["eventName"]
            : record["messageId"]
        ) ?? "";

    /// <summary>All records of a paged list, by its links.</summary>
    protected static async Task<IReadOnlyList<JsonObject>> PagesAsync(VendorClient client, string path, string array)
    {
        var records = new List<JsonObject>();
        for (string? next = path; next is not null; )
        {
            var page = await client.JsonAsync(next);
            records.AddRange((page[array] as JsonArray ?? []).Select(record => record?.AsObject() ?? []));
            next = (string?)page["nextPageUrl"] is { } link ? new Uri(link).PathAndQuery : null;
        }

        return records;
    }
}
