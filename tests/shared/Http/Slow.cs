namespace Connectors.Tests.Http;

/// <summary>Holds requests back until <see cref="Gone"/>, and counts how many are inside.</summary>
internal sealed class Slow(HttpMessageHandler inner, Task gone) : DelegatingHandler(inner)
{
    private int _inside;

    public Task Gone { get; set; } = gone;

    public int MostAtOnce { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var inside = Interlocked.Increment(ref _inside);
        MostAtOnce = Math.Max(MostAtOnce, inside);
        try
        {
            await Gone.WaitAsync(cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }
}
