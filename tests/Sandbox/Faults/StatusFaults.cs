using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;

namespace Sandbox.Faults;

/// <summary>Replies with another status than the vendor would send.</summary>
internal static class StatusFaults
{
    public static IReadOnlyList<FaultKind> All { get; } =
    [
        Refusal(400),
        Refusal(401),
        Refusal(402),
        Refusal(403),
        Refusal(404),
        Refusal(422),
        new("429", "429; =SECONDS adds Retry-After")
        {
            Instead = call =>
                call.Argument is { } seconds
                    ? call.Vendor.Refuse(429).With("Retry-After", seconds)
                    : call.Vendor.Refuse(429),
        },
        new("429-date", "429 with Retry-After as a date, =SECONDS (2) from now")
        {
            Instead = call => call.Vendor.Refuse(429).With("Retry-After", HttpDate(call, call.Number(2))),
        },
        new("500", "500 with plain text") { Instead = _ => Reply.Text(500, "500 Internal Server Error") },
        new("502", "502 with an HTML page") { Instead = _ => Page(502, "Bad Gateway") },
        new("503", "503 with JSON; =SECONDS adds Retry-After")
        {
            Instead = call =>
                Reply.Json(503, """{"code":503,"message":"Service unavailable"}""") is var reply
                && call.Argument is { } seconds
                    ? reply.With("Retry-After", seconds)
                    : reply,
        },
        new("504", "504 with plain text") { Instead = _ => Reply.Text(504, "504 Gateway Time-out") },
        new("520", "520 with an HTML page of a content network")
        {
            Instead = _ => Page(520, "Web server is returning an unknown error"),
        },
        new("redirect-same", "302 (=STATUS) to the same address")
        {
            Instead = call =>
                new Reply(call.Number(302), null, default).With("Location", call.Http.Request.GetEncodedPathAndQuery()),
        },
        new("redirect-away", "302 to the same path on =ORIGIN, or on localhost in place of 127.0.0.1")
        {
            Instead = call =>
                new Reply(302, null, default).With(
                    "Location",
                    Elsewhere(call) + call.Http.Request.GetEncodedPathAndQuery()
                ),
        },
    ];

    private static FaultKind Refusal(int status) =>
        new($"{status}", $"{status} with the vendor's body") { Instead = call => call.Vendor.Refuse(status) };

    private static string Elsewhere(FaultCall call) =>
        call.Argument?.TrimEnd('/') ?? $"http://localhost:{call.Http.Connection.LocalPort}";

    private static string HttpDate(FaultCall call, int seconds) =>
        call.Time.GetUtcNow().AddSeconds(seconds).ToString("R", CultureInfo.InvariantCulture);

    private static Reply Page(int status, string title) =>
        Reply.Html(
            status,
            $"<!DOCTYPE html>\n<html><head><title>{status}: {title}</title></head><body>{title}</body></html>\n"
        );
}
