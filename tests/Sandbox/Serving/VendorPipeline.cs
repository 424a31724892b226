using Microsoft.AspNetCore.Http;
using Sandbox.Faults;

namespace Sandbox.Serving;

/// <summary>A request's way: prefix, log, limits, fault, credentials, vendor, wire.</summary>
internal sealed class VendorPipeline(
    IVendor vendor,
    SandboxOptions options,
    FaultList faults,
    RequestLog log,
    CancellationToken stopping
)
{
    private readonly RateLimits _rates = new(vendor.Limits, options.Time);
    private readonly ParallelLimit _parallel = new(vendor.Limits.MaxParallel);

    public async Task HandleAsync(HttpContext http)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        try
        {
            await HandleAsync(http, ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The client has gone or the server ends: nobody is left to answer.
            http.Abort();
        }
    }

    private async Task HandleAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var path = http.Request.Path.Value ?? "/";
        var inside = path.StartsWith(options.PathPrefix + "/", StringComparison.Ordinal);
        var request = await VendorRequest.ReadAsync(http, inside ? options.PathPrefix : "");
        request.Place = vendor.PlaceOf(request);
        using var use = vendor.Enter(request);
        var entry = log.Add(request, vendor, options.Time.GetUtcNow());
        if (!inside)
        {
            await RefuseAsync(http, entry, 404, cancellationToken);
            return;
        }

        using var slot = _parallel.TryEnter();
        if (options.Latency > TimeSpan.Zero)
        {
            await Task.Delay(options.Latency, options.Time, cancellationToken);
        }

        var standing = slot is null ? RateStanding.Unlimited : _rates.Take(request.Place);
        if (slot is null || standing.IsRefused)
        {
            var status = slot is null ? vendor.Limits.ParallelStatus : vendor.Limits.RateStatus;
            await RefuseAsync(http, entry, status, cancellationToken, standing);
            return;
        }

        var fault = faults.Next(request);
        entry.Fault = fault?.Kind.Name;
        var call = new FaultCall(http, request, vendor, fault, options.Time);
        var reply = vendor.WithRate(Answer(call, entry), standing);
        // Now and not at the end: a client may have the last byte, and have sent its next request, before this task ends.
        use?.Dispose();
        await SendAsync(call, reply, cancellationToken);
    }

    private Reply Answer(FaultCall call, LoggedRequest entry)
    {
        var kind = call.Fault?.Kind;
        var reply = kind?.Instead?.Invoke(call) ?? Answer(call.Request, call.Fault, entry.Authorized);
        reply = kind?.Change?.Invoke(reply) ?? reply;
        entry.Status = reply.Status;
        return reply;
    }

    private Task SendAsync(FaultCall call, Reply reply, CancellationToken cancellationToken) =>
        call.Fault?.Kind.Wire?.Invoke(call, reply, cancellationToken) ?? SendAsync(call.Http, reply, cancellationToken);

    private Task SendAsync(HttpContext http, Reply reply, CancellationToken cancellationToken) =>
        reply.Lasts > TimeSpan.Zero || reply.CutAfter is not null
            ? PacedSender.SendAsync(http, reply, options, cancellationToken)
            : ReplySender.SendAsync(http, reply, options.Gzip, cancellationToken);

    private Task RefuseAsync(
        HttpContext http,
        LoggedRequest entry,
        int status,
        CancellationToken cancellationToken,
        RateStanding? standing = null
    )
    {
        entry.Status = status;
        var reply = vendor.WithRate(vendor.Refuse(status), standing ?? RateStanding.Unlimited);
        return ReplySender.SendAsync(http, reply, gzip: false, cancellationToken);
    }

    private Reply Answer(VendorRequest request, Fault? fault, bool authorized)
    {
        request.Fault = fault;
        return authorized ? vendor.Answer(request) : vendor.Refuse(401);
    }
}
