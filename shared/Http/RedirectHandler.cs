using System.Net;
using Connectors.Errors;

namespace Connectors.Http;

/// <summary>
/// Follows a redirect of a read within the same scheme, host and port only. A request carries the user's credentials, so
/// anything that points elsewhere ends the call and names where it pointed.
/// </summary>
internal sealed class RedirectHandler(string vendor, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int MostHops = 5;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var response = await base.SendAsync(request, cancellationToken);
        for (var hops = 0; IsRedirect(response.StatusCode) && response.Headers.Location is { } location; hops++)
        {
            var status = response.StatusCode;
            response.Dispose();
            var from = request.RequestUri!; // HttpClient has made it absolute
            request.RequestUri = Target(request, new Uri(from, location), status, hops);
            response = await base.SendAsync(request, cancellationToken);
        }

        return response;
    }

    private static bool IsRedirect(HttpStatusCode status) => (int)status is 301 or 302 or 303 or 307 or 308;

    private Uri Target(HttpRequestMessage request, Uri target, HttpStatusCode status, int hops)
    {
        var from = request.RequestUri!;
        var because =
            Uri.Compare(
                from,
                target,
                UriComponents.SchemeAndServer,
                UriFormat.Unescaped,
                StringComparison.OrdinalIgnoreCase
            ) != 0
                ? $"to another address ({target.Scheme}://{target.Authority}), which must not get the credentials"
            : request.Method != HttpMethod.Get && request.Method != HttpMethod.Head ? "although it is no read"
            : hops == MostHops ? $"more than {MostHops} times"
            : null;
        return because is null
            ? target
            : throw new VendorException(
                FailureType.SystemError,
                $"{vendor} redirected {from.AbsolutePath} {because}. Check the address of the API.",
                status
            );
    }
}
