namespace Sandbox.Selligent;

/// <summary>Refusals; nobody has recorded what Message Studio sends.</summary>
internal static class Errors
{
    /// <summary>What a browser, or a wrong base URL, meets.</summary>
    public static Reply LoginPage { get; } =
        Reply.Html(
            200,
            "<!DOCTYPE html>\n<html><head><title>Message Studio</title></head><body><form action=\"/sm/login\" "
                + "method=\"post\"><h1>Sign in</h1></form></body></html>\n"
        );

    public static Reply Of(int status) =>
        status switch
        {
            400 => BadRequest("A parameter is not valid."),
            401 => Of(401, "The API key is not valid."),
            403 => Of(403, "The key may not be used for this organization."),
            404 => Of(404, "The resource was not found."),
            429 => Of(429, "Too many requests."),
            _ => Of(status, $"{status} error"),
        };

    public static Reply BadRequest(string message) => Of(400, message);

    private static Reply Of(int status, string message) =>
        Reply.Json(status, $$"""{"status":{{status}},"message":"{{message}}"}""");
}
