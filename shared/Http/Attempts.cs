using System.Net;
using System.Runtime.ExceptionServices;
using Connectors.Errors;
using Connectors.Records;
using Refit;

namespace Connectors.Http;

/// <summary>Makes one attempt of a call, from the request to the last byte of its body, and says why one failed.</summary>
internal sealed class Attempts(VendorOptions options, Refusals refusals, NetworkFailure network)
{
    private volatile bool _wasRight;

    /// <summary>One attempt.</summary>
    /// <exception cref="VendorException">It failed; whether another may succeed is part of it.</exception>
    public async ValueTask<T> RunAsync<T>(
        VendorCall call,
        Func<CancellationToken, Task<HttpResponseMessage>> send,
        IReply<T> reply,
        CancellationToken ct
    )
    {
        VendorCall.Current = call;
        call.Begin();
        var isBody = false;
        try
        {
            using var response = await send(call.Token);
            if (!response.IsSuccessStatusCode)
            {
                throw await refusals.ReadAsync(call, response, ct);
            }

            if (options.LimitHeaders?.Pause(response.Headers) is { } pause && pause <= options.MaxWait)
            {
                call.Exhausted(pause);
            }

            isBody = true;
            return await ReadAsync(call, response, reply);
        }
        catch (Exception e) when (e is not ConnectorException)
        {
            throw Told(call, e is ApiRequestException { InnerException: { } inner } ? inner : e, isBody);
        }
        finally
        {
            call.End();
        }
    }

    private async ValueTask<T> ReadAsync<T>(VendorCall call, HttpResponseMessage response, IReply<T> reply)
    {
        using var stream = await response.Content.ReadAsStreamAsync(call.Token);
        var body = new ReplyBody(
            stream,
            response.Content.Headers.ContentLength,
            call,
            call.Options.IdleTimeout ?? options.IdleTimeout
        )
        {
            IsNone = response.StatusCode == HttpStatusCode.NoContent,
        };
        try
        {
            var read = await reply.ReadAsync(body);
            _wasRight = true;
            return read;
        }
        catch (Exception e) when (e is CutBodyException or FailedReplyException or InvalidDataException)
        {
            throw Invalid(call, body, reply.Expected, e);
        }
        catch (FaultException e)
        {
            throw refusals.Of(call, e.Fault, response.StatusCode);
        }
        catch (IOException e) when (!body.IsReading)
        {
            // The spool: no file, or no room. The vendor has nothing to do with it, and asking again makes no room.
            throw new ConnectorException(
                FailureType.SystemError,
                $"The answer of {options.Vendor} to {call.Endpoint} cannot be kept: {e.Message}.",
                e.ToString(),
                e
            )
            {
                SmallerMayPass = true,
            };
        }
    }

    /// <summary>A page that is no page is most often a server in trouble, so it may be right the next time.</summary>
    private VendorException Invalid(VendorCall call, ReplyBody body, string expected, Exception e)
    {
        var what =
            e is FailedReplyException ? $"that it failed: {ErrorText.OneLine(e.Message, ErrorText.MostCharacters)}"
            : body.FirstByte == (byte)'<' && expected == "JSON" ? "with HTML instead of JSON"
            : body.FirstByte == 0 ? $"with an empty body instead of {expected}"
            : $"with a body that is broken off or not the {expected} it should be: {e.Message.TrimEnd('.')}";
        var isElsewhere =
            !_wasRight && options.WhenNotTheApi.Length > 0 && body.FirstByte is not (0 or (byte)'{' or (byte)'[');
        return new VendorException(
            isElsewhere ? FailureType.ConfigError : FailureType.TransientError,
            $"{options.Vendor} ({call.Host}) answered {call.Endpoint} {what}."
                + (isElsewhere ? " " + options.WhenNotTheApi : ""),
            detail: e.Message,
            innerException: e
        )
        {
            MayPass = !isElsewhere,
            // While bytes are awaited only what unpacks them finds them invalid: their end is missing.
            SmallerMayPass = e is CutBodyException || body.IsReading,
            IsWrong = true,
        };
    }

    /// <summary>What to throw for <paramref name="e"/>: Refit's wrapping is off by now.</summary>
    private Exception Told(VendorCall call, Exception e, bool isBody)
    {
        if (e is not ConnectorException && call.Token.IsCancellationRequested)
        {
            return call.TimedOut(e, network.Advice);
        }

        if (NetworkFailure.IsOne(e))
        {
            return network.From(e, call.Host, call.Endpoint, isBody);
        }

        ExceptionDispatchInfo.Throw(e);
        return e;
    }
}
