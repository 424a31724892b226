using System.Net;
using System.Text;

namespace Connectors.Support;

/// <summary>What a vendor answers. Immutable, and made anew for each request.</summary>
public sealed class Reply
{
    private readonly Func<HttpResponseMessage> _make;

    private Reply(Func<HttpResponseMessage> make) => _make = make;

    /// <summary>JSON with status 200.</summary>
    public static Reply Json(string json) => Of(HttpStatusCode.OK, json, "application/json");

    /// <summary>A web page, as proxies and content networks send in place of JSON.</summary>
    public static Reply Html(string html = "<!DOCTYPE html><html><head><title>Maintenance</title></head></html>") =>
        Of(HttpStatusCode.OK, html, "text/html");

    /// <summary>A status with a text.</summary>
    public static Reply Status(int status, string body = "", string type = "application/json") =>
        Of((HttpStatusCode)status, body, type);

    /// <summary>A body that ends before its announced length.</summary>
    public static Reply Cut(string json, int announced) =>
        new(() =>
        {
            var reply = new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(json))),
            };
            reply.Content.Headers.ContentLength = announced;
            return reply;
        });

    /// <summary>A body read from <paramref name="open"/>, which may stall or throw.</summary>
    public static Reply From(Func<Stream> open) =>
        new(() => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(open()) });

    /// <summary>No answer: the network fails like this.</summary>
    public static Reply Fails(Exception cause) => new(() => throw cause);

    /// <summary>The same with a header.</summary>
    public Reply With(string name, string value) =>
        new(() =>
        {
            var reply = _make();
            reply.Headers.TryAddWithoutValidation(name, value);
            return reply;
        });

    /// <summary>The same with another status.</summary>
    public Reply AsStatus(int status) =>
        new(() =>
        {
            var reply = _make();
            reply.StatusCode = (HttpStatusCode)status;
            return reply;
        });

    /// <summary>One answer.</summary>
    public HttpResponseMessage Make() => _make();

    private static Reply Of(HttpStatusCode status, string body, string type) =>
        new(() => new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, type) });
}
