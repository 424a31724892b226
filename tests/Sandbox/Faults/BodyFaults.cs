using System.Text;

namespace Sandbox.Faults;

/// <summary>Replies that look well by their status and are not.</summary>
internal static class BodyFaults
{
    public static IReadOnlyList<FaultKind> All { get; } =
    [
        new("html200", "an HTML page with status 200")
        {
            Instead = _ =>
                Reply.Html(200, "<!DOCTYPE html>\n<html><body><h1>Down for maintenance</h1></body></html>\n"),
        },
        new("html200-as-json", "an HTML page with status 200, said to be JSON")
        {
            Instead = _ => Reply.Json(200, "<!DOCTYPE html>\n<html><body>Please sign in.</body></html>\n"),
        },
        new("broken200", "status 200 and JSON that breaks off behind two thirds, with a matching length")
        {
            Change = reply => reply with { Body = reply.Whole()[..(reply.Whole().Length * 2 / 3)], Parts = null },
        },
        new("trailing200", "status 200 and text behind the JSON")
        {
            Change = reply =>
                reply with
                {
                    Body = Join(reply.Whole().Span, "\n<!-- served by node 7 -->\n"u8),
                    Parts = null,
                },
        },
        new("empty200", "status 200 without a body") { Instead = _ => Reply.Json(200, "") },
        new("wrong-type", "the right body as text/html") { Change = reply => reply with { ContentType = "text/html" } },
        new("no-type", "the right body without a content type") { Change = reply => reply with { ContentType = null } },
        new("bom", "a byte order mark before the body")
        {
            Change = reply => reply with { Body = Join(Encoding.UTF8.Preamble, reply.Whole().Span), Parts = null },
        },
    ];

    private static byte[] Join(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second) => [.. first, .. second];
}
