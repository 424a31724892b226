using System.Text.Json.Serialization.Metadata;
using Connectors.Records;

namespace Connectors.Http;

/// <summary>
/// Makes the calls of a vendor's interface: paced, bounded, repeated while that is worth while, and read to the last byte
/// before anything of them is given out. Used by the vendor's client and by nobody else.
/// </summary>
/// <remarks>
/// The interface's methods return <c>Task&lt;HttpResponseMessage&gt;</c>: Refit makes the request, and the body is read here,
/// since a record must leave as the bytes it came as, and a reply that breaks off in its middle is a failed attempt like any
/// other.
/// </remarks>
public sealed class VendorCalls
{
    private readonly VendorOptions _options;
    private readonly TimeProvider _clock;
    private readonly Spool _spool;
    private readonly RetryPlan _plan;
    private readonly Attempts _attempts;

    internal VendorCalls(VendorOptions options, TimeProvider clock, Spool spool, RetryPlan plan, Attempts attempts)
    {
        _options = options;
        _clock = clock;
        _spool = spool;
        _plan = plan;
        _attempts = attempts;
    }

    /// <summary>One page of records, whole and valid. The caller owns it.</summary>
    /// <param name="send">Sends the request with the token it is given; called once for each attempt.</param>
    /// <param name="shape">Where the records lie.</param>
    /// <param name="ct">Ends the call, its waits included, at once.</param>
    /// <exception cref="VendorException">The vendor refused, or did not answer as it should, for good.</exception>
    public Task<RecordPage> PageAsync(
        Func<CancellationToken, Task<HttpResponseMessage>> send,
        PageShape shape,
        CancellationToken ct
    ) => PageAsync(send, shape, safeToRepeat: false, ct);

    /// <summary>
    /// The same; with <paramref name="safeToRepeat"/> a request that is neither GET nor HEAD is repeated as well, because it
    /// only reads.
    /// </summary>
    /// <inheritdoc cref="PageAsync(Func{CancellationToken, Task{HttpResponseMessage}}, PageShape, CancellationToken)"/>
    public Task<RecordPage> PageAsync(
        Func<CancellationToken, Task<HttpResponseMessage>> send,
        PageShape shape,
        bool safeToRepeat,
        CancellationToken ct
    ) => RunAsync(send, new PageReply(shape, _spool), safeToRepeat, ct);

    /// <summary>One small answer as an object; a body beyond 16 MiB is refused.</summary>
    /// <inheritdoc cref="PageAsync(Func{CancellationToken, Task{HttpResponseMessage}}, PageShape, CancellationToken)"/>
    public Task<T> JsonAsync<T>(
        Func<CancellationToken, Task<HttpResponseMessage>> send,
        JsonTypeInfo<T> type,
        CancellationToken ct
    ) => JsonAsync(send, type, safeToRepeat: false, ct);

    /// <inheritdoc cref="PageAsync(Func{CancellationToken, Task{HttpResponseMessage}}, PageShape, bool, CancellationToken)"/>
    public Task<T> JsonAsync<T>(
        Func<CancellationToken, Task<HttpResponseMessage>> send,
        JsonTypeInfo<T> type,
        bool safeToRepeat,
        CancellationToken ct
    ) => RunAsync(send, new JsonReply<T>(type), safeToRepeat, ct);

    private async Task<T> RunAsync<T>(
        Func<CancellationToken, Task<HttpResponseMessage>> send,
        IReply<T> reply,
        bool safeToRepeat,
        CancellationToken ct
    )
    {
        using var call = new VendorCall(_clock, _options.Vendor, safeToRepeat, ct);
        try
        {
            return await _plan.RunAsync(
                call,
                (_attempts, call, send, reply, ct),
                static s => s._attempts.RunAsync(s.call, s.send, s.reply, s.ct),
                ct
            );
        }
        catch (VendorException e) when (call.Tries > 1)
        {
            throw e.After(call.Tries, call.Elapsed);
        }
    }
}
