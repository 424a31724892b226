namespace Connectors.Http;

/// <summary>
/// Holds a request back until it is its turn. It sits inside the client because the path, by which paces are told apart, is
/// known here first; the time-out for the answer starts after the wait.
/// </summary>
internal sealed class TurnHandler(Traffic traffic, TimeSpan headerTimeout, HttpMessageHandler inner)
    : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var call =
            VendorCall.Current
            ?? throw new InvalidOperationException(
                "A vendor's interface is called through VendorCalls, which retries and bounds it."
            );
        call.Asks(request);
        await call.TakeTurnAsync(traffic, headerTimeout, cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }
}
