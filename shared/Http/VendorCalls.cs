using System.Runtime.ExceptionServices;
using System.Text.Json.Serialization.Metadata;
using Connectors.Errors;
using Connectors.Records;
using Refit;

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
    private readonly Refusals _refusals;
    private readonly NetworkFailure _network;

    internal VendorCalls(
        VendorOptions options,
        TimeProvider clock,
        Spool spool,
        RetryPlan plan,
        Refusals refusals,
        NetworkFailure network
    )
    {
        _options = options;
        _clock = clock;
        _spool = spool;
        _plan = plan;
        _refusals = refusals;
        _network = network;
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
                (calls: this, call, send, reply, ct),
                static s => s.calls.AttemptAsync(s.call, s.send, s.reply, s.ct),
                ct
            );
        }
        catch (VendorException e) when (call.Tries > 1)
        {
            throw e.After(call.Tries, call.Elapsed);
        }
    }

    private async ValueTask<T> AttemptAsync<T>(
        VendorCall call,
        Func<CancellationToken, Task<HttpResponseMessage>> send,
        IReply<T> reply,
        CancellationToken ct
    )
    {
        VendorCall.Current = call;
        call.Begin();
        try
        {
            using var response = await send(call.Token);
            if (!response.IsSuccessStatusCode)
            {
                throw await _refusals.ReadAsync(call, response, ct);
            }

            return await ReadAsync(call, response, reply);
        }
        catch (Exception e) when (e is not ConnectorException)
        {
            throw Told(call, e is ApiRequestException { InnerException: { } inner } ? inner : e);
        }
        finally
        {
            call.End();
        }
    }

    private async ValueTask<T> ReadAsync<T>(VendorCall call, HttpResponseMessage response, IReply<T> reply)
    {
        using var stream = await response.Content.ReadAsStreamAsync(call.Token);
        var body = new ReplyBody(stream, response.Content.Headers.ContentLength, call, _options.IdleTimeout);
        try
        {
            return await reply.ReadAsync(body);
        }
        catch (InvalidDataException e)
        {
            throw Invalid(call, body, e);
        }
        catch (IOException e) when (!body.IsReading)
        {
            // The spool: no file, or no room. The vendor has nothing to do with it, and asking again makes no room.
            throw ConnectorException.System(
                $"The answer of {_options.Vendor} to {call.Path} cannot be kept: {e.Message}.",
                e.ToString(),
                e
            );
        }
    }

    /// <summary>A page that is no page is most often a server in trouble, so it may be right the next time.</summary>
    private VendorException Invalid(VendorCall call, ReplyBody body, InvalidDataException e)
    {
        var what =
            body.FirstByte == (byte)'<' ? "with HTML instead of JSON"
            : body.FirstByte == 0 ? "with an empty body instead of JSON"
            : $"with a body that is broken off or not the JSON it should be: {e.Message.TrimEnd('.')}";
        return new VendorException(
            FailureType.TransientError,
            $"{_options.Vendor} ({call.Host}) answered {call.Path} {what}.",
            detail: e.Message,
            innerException: e
        )
        {
            MayPass = true,
        };
    }

    /// <summary>What to throw for <paramref name="e"/>: Refit's wrapping is off by now.</summary>
    private Exception Told(VendorCall call, Exception e)
    {
        if (e is not ConnectorException && call.Token.IsCancellationRequested)
        {
            return call.TimedOut(e);
        }

        if (NetworkFailure.IsOne(e))
        {
            return _network.From(e, call.Host, call.Path);
        }

        ExceptionDispatchInfo.Throw(e);
        return e;
    }
}
