using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Sandbox.Tests.Bronto;

/// <summary>A client that writes envelopes and reads rows, in one session at a time.</summary>
internal sealed class BrontoClient(SandboxServer server) : IDisposable
{
    private const string Vendor = "http://api.bronto.com/v4";
    private static readonly XNamespace _soap = "http://schemas.xmlsoap.org/soap/envelope/";

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public string? Session { get; set; }

    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    public async Task<string?> LogInAsync(string token = "TOKEN")
    {
        var reply = await CallAsync("login", $"<apiToken>{token}</apiToken>");
        return Session = (string?)reply.Root.Descendants("return").SingleOrDefault();
    }

    public Task<HttpResponseMessage> PostAsync(string body, string? accept = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, server.BaseUrl + "/v4")
        {
            Content = new StringContent(body, Encoding.UTF8, "text/xml"),
        };
        if (accept is not null)
        {
            request.Headers.AcceptEncoding.ParseAdd(accept);
        }

        return _http.SendAsync(request);
    }

    public static string Envelope(string operation, string arguments, string? session) =>
        $"""
            <q:Envelope xmlns:q="{_soap}"><q:Header>{(
                session is null ? "" : $"<w:sessionHeader xmlns:w=\"{Vendor}\"><sessionId>{session}</sessionId></w:sessionHeader>"
            )}</q:Header><q:Body><w:{operation} xmlns:w="{Vendor}">{arguments}</w:{operation}></q:Body></q:Envelope>
            """;

    public async Task<BrontoReply> CallAsync(string operation, string arguments)
    {
        using var reply = await PostAsync(Envelope(operation, arguments, Session));
        return new BrontoReply((int)reply.StatusCode, await reply.Content.ReadAsByteArrayAsync());
    }

    /// <summary>All rows of a call that is asked for page by page, until an empty one.</summary>
    public async Task<IReadOnlyList<XElement>> PagesAsync(string operation, Func<int, string> arguments)
    {
        var rows = new List<XElement>();
        for (var page = 1; ; page++)
        {
            var reply = await CallAsync(operation, arguments(page));
            if (reply.Rows.Count == 0)
            {
                return rows;
            }

            rows.AddRange(reply.Rows);
        }
    }

    public async Task<XDocument> WsdlAsync() =>
        XDocument.Parse(await _http.GetStringAsync(new Uri(server.BaseUrl + "/v4?wsdl")));

    public void Dispose() => _http.Dispose();
}
