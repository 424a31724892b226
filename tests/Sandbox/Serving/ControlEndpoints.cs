using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Sandbox.Faults;

namespace Sandbox.Serving;

/// <summary>Remote control under <c>/sandbox</c>, for clients that run the sandbox as a program.</summary>
internal sealed class ControlEndpoints(VendorPipeline vendor, FaultList faults, RequestLog log)
{
    public const string Help = """
          GET    /sandbox/requests   how many requests came, by path, by status and by remark
          DELETE /sandbox/requests   forgets them
          GET    /sandbox/faults     the faults, one SPEC a line
          POST   /sandbox/faults     adds the faults of the body, one SPEC a line
          DELETE /sandbox/faults     removes all faults
        """;

    public async Task HandleAsync(HttpContext http)
    {
        if (!http.Request.Path.StartsWithSegments("/sandbox", StringComparison.Ordinal))
        {
            await vendor.HandleAsync(http);
            return;
        }

        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        var reply = Answer(http.Request.Method, http.Request.Path.Value ?? "", body);
        await ReplySender.SendAsync(http, reply, gzip: false, http.RequestAborted);
    }

    private Reply Answer(string method, string path, string body)
    {
        switch ($"{method} {path}")
        {
            case "GET /sandbox/requests":
                return Reply.Json(200, Statistics());
            case "DELETE /sandbox/requests":
                log.Clear();
                return Reply.Text(200, "");
            case "GET /sandbox/faults":
                return Reply.Text(200, string.Concat(faults.Select(fault => fault + "\n")));
            case "POST /sandbox/faults":
                return Add(body);
            case "DELETE /sandbox/faults":
                faults.Clear();
                return Reply.Text(200, "");
            default:
                return Reply.Text(404, "The sandbox answers:\n" + Help + "\n");
        }
    }

    private Reply Add(string body)
    {
        try
        {
            // All are read before one is added: a bad line leaves the list as it was.
            var added = body.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(Fault.Parse)
                .ToList();
            added.ForEach(faults.Add);
            return Reply.Text(200, $"{added.Count} added\n");
        }
        catch (FormatException e)
        {
            return Reply.Text(400, e.Message + "\n");
        }
    }

    private byte[] Statistics()
    {
        var entries = log.ToList();
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("requests", entries.Count);
            WriteCounts(json, "by_path", entries.Select(entry => Template(entry.Path)));
            WriteCounts(json, "by_status", entries.Select(entry => $"{entry.Status}"));
            WriteCounts(json, "by_remark", entries.Select(entry => entry.Remark).OfType<string>());
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void WriteCounts(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartObject(name);
        foreach (var (value, count) in values.CountBy(value => value).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json.WriteNumber(value, count);
        }

        json.WriteEndObject();
    }

    /// <summary>The path with its ids taken out, or each customer would be a line.</summary>
    private static string Template(string path) =>
        string.Join('/', path.Split('/').Select(segment => segment.Length >= 32 ? "{id}" : segment));
}
