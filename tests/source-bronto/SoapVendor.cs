using System.Text;
using Connectors.Support;

namespace Connectors.Bronto.Tests;

/// <summary>A vendor in memory that lets everybody in, and answers all other calls as the test says.</summary>
/// <param name="answer">Says what, by the call and its number among those of its operation, from 1 on.</param>
internal sealed class SoapVendor(Func<SoapCall, int, Reply> answer) : HttpMessageHandler
{
    private const string Soap = "http://schemas.xmlsoap.org/soap/envelope/";

    private readonly Lock _gate = new();
    private readonly List<SoapCall> _calls = [];
    private readonly List<SeenRequest> _requests = [];

    /// <summary>A vendor that answers the calls that are no logins one after the other; the last answer again and again.</summary>
    public static SoapVendor Of(params Reply[] replies) =>
        new((_, number) => replies[Math.Min(number, replies.Length) - 1]);

    /// <summary>A vendor whose pages hold these rows, one page behind the other, and nothing behind them.</summary>
    public static SoapVendor OfPages(params string[] pages) => Of([.. pages.Select(Rows), Rows("")]);

    /// <summary>All calls so far.</summary>
    public IReadOnlyList<SoapCall> AllCalls
    {
        get
        {
            lock (_gate)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>The calls that are no logins.</summary>
    public IReadOnlyList<SoapCall> Calls => [.. AllCalls.Where(call => call.Operation != "login")];

    /// <summary>How often the connector has logged in.</summary>
    public int Logins => AllCalls.Count(call => call.Operation == "login");

    /// <summary>The requests as they left the connector.</summary>
    public IReadOnlyList<SeenRequest> Requests
    {
        get
        {
            lock (_gate)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>An answer to whatever is asked.</summary>
    public static Reply Rows(string rows) =>
        Envelope($"<ns2:answer xmlns:ns2=\"http://api.bronto.com/v4\">{rows}</ns2:answer>");

    /// <summary>One row.</summary>
    public static string Row(string elements) => $"<return>{elements}</return>";

    /// <summary>A fault that says its code in its detail and its text, or in one of them.</summary>
    public static Reply Fault(int code, string? text = null, bool isTyped = true, int status = 500) =>
        Envelope(
                $"<soap:Fault><faultcode>soap:Server</faultcode><faultstring>{text ?? $"{code}: Sorry."}</faultstring>"
                    + (
                        isTyped
                            ? $"<detail><x:ApiException xmlns:x=\"http://api.bronto.com/v4\"><errorCode>{code}</errorCode></x:ApiException></detail>"
                            : ""
                    )
                    + "</soap:Fault>"
            )
            .AsStatus(status);

    /// <summary>An answer with this body.</summary>
    public static Reply Envelope(string body) =>
        Reply.Status(
            200,
            $"<soap:Envelope xmlns:soap=\"{Soap}\"><soap:Body>{body}</soap:Body></soap:Envelope>",
            "text/xml"
        );

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var body = await request.Content!.ReadAsStringAsync(cancellationToken); // each call has an envelope
        var call = new SoapCall(body);
        int number;
        lock (_gate)
        {
            _calls.Add(call);
            _requests.Add(
                new SeenRequest(
                    request.Method,
                    request.RequestUri!, // HttpClient has set it
                    request
                        .Headers.Concat(request.Content.Headers)
                        .ToDictionary(header => header.Key, header => string.Join(", ", header.Value)),
                    body
                )
            );
            number = _calls.Count(other => other.Operation == call.Operation);
        }

        var reply = call.Operation == "login" ? Rows($"<return>session-{number}</return>") : answer(call, number);
        return await NamedAsync(reply.Make(), call.Operation);
    }

    /// <summary>Names the answer after what was asked.</summary>
    private static async Task<HttpResponseMessage> NamedAsync(HttpResponseMessage response, string operation)
    {
        if (response.Content is StringContent content)
        {
            var body = await content.ReadAsStringAsync();
            response.Content = new StringContent(
                body.Replace("ns2:answer", $"ns2:{operation}Response", StringComparison.Ordinal),
                Encoding.UTF8,
                content.Headers.ContentType!.MediaType! // who makes replies names one
            );
        }

        return response;
    }
}
