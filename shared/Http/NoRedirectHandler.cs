using Connectors.Errors;

namespace Connectors.Http;

/// <summary>Follows no redirect: a request carries the user's credentials. The error names where it would have gone.</summary>
internal sealed class NoRedirectHandler(string vendor, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var response = await base.SendAsync(request, cancellationToken);
        if ((int)response.StatusCode is < 300 or > 399)
        {
            return response;
        }

        using (response)
        {
            var from = request.RequestUri!; // HttpClient has made it absolute
            var target = Uri.TryCreate(from, response.Headers.Location, out var told) ? Told(told) : "nowhere";
            throw new VendorException(
                FailureType.ConfigError,
                $"{vendor} redirects {from.AbsolutePath} to {target} ({(int)response.StatusCode}). Redirects are not followed, since "
                    + "the request carries the credentials. Check the option \"Base URL\": it must be the address that answers.",
                response.StatusCode
            );
        }
    }

    /// <summary>Without a password, its query and path parameters, where servers put the ids of sessions.</summary>
    private static string Told(Uri target) =>
        target.GetComponents(UriComponents.HttpRequestUrl & ~UriComponents.Query, UriFormat.UriEscaped).Split(';')[0];
}
