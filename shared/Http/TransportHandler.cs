using Microsoft.Extensions.Logging;

namespace Connectors.Http;

/// <summary>The last one before the network: counts and logs each request, and says in plain words why one got no answer.</summary>
internal sealed class TransportHandler(
    NetworkFailure failure,
    TimeProvider clock,
    ILogger logger,
    HttpMessageHandler inner
) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        CallScope.Current?.CountRequest();
        var start = clock.GetTimestamp();
        var path = request.RequestUri!.AbsolutePath; // HttpClient has made it absolute
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            failure.HasAnswered = true;
            if (logger.IsEnabled(LogLevel.Debug))
            {
                var elapsed = clock.GetElapsedTime(start).TotalMilliseconds;
                HttpLog.Answered(logger, request.Method, path, (int)response.StatusCode, elapsed);
            }

            return response;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && NetworkFailure.IsOne(e))
        {
            var told = failure.From(e, request.RequestUri.IdnHost, VendorCall.Current?.Endpoint ?? path);
            if (logger.IsEnabled(LogLevel.Debug))
            {
                var elapsed = clock.GetElapsedTime(start).TotalMilliseconds;
                var cause = told.Detail ?? told.Message;
                HttpLog.Failed(logger, request.Method, path, elapsed, cause);
            }

            throw told;
        }
    }
}
