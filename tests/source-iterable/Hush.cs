namespace Connectors.Iterable.Tests;

/// <summary>A vendor that says nothing to the first request of a path, and answers all others.</summary>
internal sealed class Hush(HttpMessageHandler vendor, string path) : DelegatingHandler(vendor)
{
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when that request is there, and waited for.</summary>
    public Task Asked => _asked.Task;

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
