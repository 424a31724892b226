namespace Connectors.Support;

/// <summary>A vendor that says nothing to the first request of a path, and answers all others.</summary>
/// <param name="vendor">Answers them.</param>
/// <param name="path">The path.</param>
public sealed class Hush(HttpMessageHandler vendor, string path) : DelegatingHandler(vendor)
{
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when that request is there, and waited for.</summary>
    public Task Asked => _asked.Task;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        if (request.RequestUri!.AbsolutePath == path && _asked.TrySetResult()) // HttpClient has set it
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
