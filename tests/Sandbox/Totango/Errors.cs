using Sandbox.Data;

namespace Sandbox.Totango;

/// <summary>Refusals, each in one of the shapes that were seen.</summary>
internal static class Errors
{
    public static Reply Of(int status) =>
        status switch
        {
            400 => Failed(400, "The request is not valid."),
            401 => Error(401, "authentication_failed", "The token is missing, wrong or expired."),
            403 => Reply.Json(403, """{"errors":["The token's user has no permission for this."]}"""),
            404 => Reply.Text(404, "Not found"),
            429 => Reply.Text(429, "Too many requests"),
            _ => Reply.Text(status, $"{status} error"),
        };

    /// <summary>A search that fails, with a status that may say that it did not.</summary>
    public static Reply Failed(int status, string problem) =>
        Reply.Json(
            status,
            $$"""{"status":"failed","_error":{{JsonText.Quote(problem)}},"_revision":"r1","_type":"search","_version":1,"service_id":"12345"}"""
        );

    public static Reply Error(int status, string type, string message) =>
        Reply.Json(status, $$$"""{"error":{"type":"{{{type}}}","message":{{{JsonText.Quote(message)}}}}}""");
}
