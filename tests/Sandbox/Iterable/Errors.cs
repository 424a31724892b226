namespace Sandbox.Iterable;

/// <summary>Iterable's bodies of refusals.</summary>
internal static class Errors
{
    public static Reply Of(int status) =>
        status switch
        {
            400 => BadParams("A parameter is not valid."),
            401 => Of(401, "Invalid API key", "BadApiKey"),
            403 => Of(403, "The key may not do this.", "Forbidden"),
            404 => NotFound("Resource"),
            414 => Reply.Html(414, "<html><head><title>414 URI Too Long</title></head><body></body></html>\n"),
            429 => Of(429, "Too many requests.", "RateLimitExceeded"),
            500 => Of(500, "An error occurred. Please try again later.", "GenericError"),
            _ => Of(status, $"{status} error", "GenericError"),
        };

    public static Reply BadParams(string message, string code = "BadParams") => Of(400, message, code);

    public static Reply NotFound(string what) => Of(404, $"{what} not found", "NotFound");

    private static Reply Of(int status, string message, string code) =>
        Reply.Json(
            status,
            Spelling.Plain(
                new Members
                {
                    { "msg", message },
                    { "code", code },
                    { "params", Node.Null },
                }
            )
        );
}
