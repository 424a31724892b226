using NUnit.Framework;
using RichardSzalay.MockHttp;

namespace Connectors.Support;

/// <summary>
/// A vendor in memory, in place of the network. Answers what the test expects, remembers every request, and fails the test
/// on any other request.
/// </summary>
public sealed class FakeVendor : DelegatingHandler
{
    private readonly Lock _gate = new();
    private readonly List<SeenRequest> _requests = [];
    private readonly MockHttpMessageHandler _mock = new();

    /// <summary>A vendor that expects nothing yet.</summary>
    public FakeVendor()
    {
        _mock.Fallback.Respond(request =>
            throw new AssertionException($"Not expected: {request.Method} {request.RequestUri}")
        );
        InnerHandler = _mock;
    }

    /// <summary>All requests so far.</summary>
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

    /// <summary>
    /// Expects one GET for each reply, next in line. <paramref name="path"/> may carry a query, of which each part must be
    /// there.
    /// </summary>
    public FakeVendor Expect(string path, params Reply[] replies) => Expect(HttpMethod.Get, path, replies);

    /// <summary>Expects one request for each reply, next in line.</summary>
    public FakeVendor Expect(HttpMethod method, string path, params Reply[] replies)
    {
        foreach (var reply in replies)
        {
            _mock.Expect(method, Address(path)).Respond(_ => reply.Make());
        }

        return this;
    }

    /// <summary>Answers every GET of <paramref name="path"/> alike.</summary>
    public FakeVendor Always(string path, Reply reply) => Always(HttpMethod.Get, path, reply);

    /// <summary>Answers every such request alike.</summary>
    public FakeVendor Always(HttpMethod method, string path, Reply reply)
    {
        _mock.When(method, Address(path)).Respond(_ => reply.Make());
        return this;
    }

    /// <summary>Fails the test where an expected request did not come.</summary>
    public void VerifyAllCame() => _mock.VerifyNoOutstandingExpectation();

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var headers = request.Headers.ToDictionary(
            header => header.Key,
            header => string.Join(", ", header.Value),
            StringComparer.OrdinalIgnoreCase
        );
        lock (_gate)
        {
            _requests.Add(new SeenRequest(request.Method, request.RequestUri!, headers, body)); // HttpClient has set it
        }

        return await base.SendAsync(request, cancellationToken);
    }

    // A path alone is taken for any host.
    private static string Address(string path) => path.StartsWith('/') ? "*" + path : path;
}
