namespace Sandbox.ChartMogul;

/// <summary>ChartMogul's bodies of refusals; those that nobody has recorded follow the shape of the 401.</summary>
internal static class Errors
{
    public static Reply Of(int status) =>
        status switch
        {
            400 => BadRequest("A parameter is not valid.", null),
            401 => Reply.Json(401, """{"code":401,"message":"No valid API key provided","param":null}"""),
            402 => Reply.Json(402, """{"code":402,"message":"The request failed","param":null}"""),
            403 => Reply.Json(403, """{"code":403,"message":"The requested action is forbidden","param":null}"""),
            404 => NotFound("Resource"),
            422 => Reply.Json(422, """{"errors":{"name":"has already been taken"}}"""),
            429 => Reply.Text(429, "Your request rate has exceeded our rate limit."),
            503 => Reply.Text(503, "Too many parallel connections"),
            _ => Reply.Text(status, $"{status} error"),
        };

    public static Reply BadRequest(string message, string? parameter) =>
        Reply.Json(
            400,
            $$"""{"code":400,"message":"{{message}}","param":{{(parameter is null ? "null" : $"\"{parameter}\"")}}}"""
        );

    public static Reply NotFound(string what) => Reply.Json(404, $$"""{"error":"{{what}} not found"}""");
}
