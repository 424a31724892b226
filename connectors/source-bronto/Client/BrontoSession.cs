using Connectors.Http;

namespace Connectors.Bronto.Client;

/// <summary>
/// A session of Bronto, for one stream: a call waits for the one before, and the place in a list of activities is the
/// session's. It begins with the first call, and anew when Bronto says that it is over: after 20 minutes without a call.
/// </summary>
/// <param name="login">Asks for a session's id.</param>
internal sealed class BrontoSession(Func<CancellationToken, Task<string>> login)
{
    private string? _id;

    /// <summary>The session's id.</summary>
    public async Task<string> IdAsync(CancellationToken cancellationToken) => _id ??= await login(cancellationToken);

    /// <summary>A call is about to be made again: with a new session, if it failed for that.</summary>
    public void Renew(VendorException failure)
    {
        if (failure.FaultCode is BrontoFaults.InvalidSession or BrontoFaults.InvalidRequest)
        {
            _id = null;
        }
    }
}
