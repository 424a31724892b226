using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Connectors.Errors;
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
    /// <summary>A runner that asks a connector to end gives it some seconds.</summary>
    private static readonly TimeSpan LastMoment = TimeSpan.FromSeconds(3);

    private readonly VendorOptions _options;
    private readonly TimeProvider _clock;
    private readonly Spool _spool;
    private readonly RetryPlan _plan;
    private readonly Attempts _attempts;
    private readonly HttpClient _links;
    private readonly WaitBoard _waits;

    internal VendorCalls(
        VendorOptions options,
        TimeProvider clock,
        Spool spool,
        RetryPlan plan,
        Attempts attempts,
        HttpClient links,
        WaitBoard waits
    )
    {
        _links = links;
        _waits = waits;
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
    ) => PageAsync(send, shape, CallOptions.Default, ct);

    /// <param name="options">What this kind of call does otherwise than others.</param>
    /// <inheritdoc cref="PageAsync(Func{CancellationToken, Task{HttpResponseMessage}}, PageShape, CancellationToken)"/>
    public Task<RecordPage> PageAsync(
        Func<CancellationToken, Task<HttpResponseMessage>> send,
        PageShape shape,
        CallOptions options,
        CancellationToken ct
    ) => RunAsync(send, new PageReply(length => new PageReader(shape, _spool, length)), options, ct);

    /// <summary>All records of a body in which each line stands for itself, as one page. The caller owns it.</summary>
    /// <param name="format">What becomes of a line; used by this call alone as long as it runs.</param>
    /// <param name="options">What this kind of call does otherwise than others.</param>
    /// <inheritdoc cref="PageAsync(Func{CancellationToken, Task{HttpResponseMessage}}, PageShape, CancellationToken)"/>
    public Task<RecordPage> LinesAsync(
        Func<CancellationToken, Task<HttpResponseMessage>> send,
        LineFormat format,
        CallOptions options,
        CancellationToken ct
    ) => RunAsync(send, new PageReply(_ => new LineReader(format, _spool)), options, ct);

    /// <summary>
    /// The same, of a file that the vendor points to: on whatever host, without the vendor's credentials, since the link
    /// itself lets us in.
    /// </summary>
    /// <param name="link">The file's address.</param>
    /// <inheritdoc cref="LinesAsync"/>
    public Task<RecordPage> LinkedLinesAsync(Uri link, LineFormat format, CallOptions options, CancellationToken ct) =>
        LinesAsync(
            token => _links.GetAsync(link, HttpCompletionOption.ResponseHeadersRead, token),
            format,
            options,
            ct
        );

    /// <summary>A body that a library pulls in, such as XML. The caller owns what becomes of it.</summary>
    /// <param name="format">Makes that of a body; used by this call alone as long as it runs.</param>
    /// <param name="options">What this kind of call does otherwise than others.</param>
    /// <inheritdoc cref="PageAsync(Func{CancellationToken, Task{HttpResponseMessage}}, PageShape, CancellationToken)"/>
    public Task<T> ReadAsync<T>(
        Func<CancellationToken, Task<HttpResponseMessage>> send,
        IBodyFormat<T> format,
        CallOptions options,
        CancellationToken ct
    ) => RunAsync(send, new PulledReply<T>(format, _spool), options, ct);

    /// <summary>Records that are made of a small answer which holds none as such; a body beyond 16 MiB is refused.</summary>
    /// <param name="make">Makes them. What it throws as <see cref="InvalidDataException"/> or JsonException says that the answer is not what it should be.</param>
    /// <param name="members">The members that each of them has.</param>
    /// <inheritdoc cref="PageAsync(Func{CancellationToken, Task{HttpResponseMessage}}, PageShape, CancellationToken)"/>
    public Task<RecordPage> RowsAsync(
        Func<CancellationToken, Task<HttpResponseMessage>> send,
        Action<ReadOnlyMemory<byte>, RecordRows> make,
        IReadOnlyList<string> members,
        CancellationToken ct
    ) =>
        RunAsync(
            send,
            new WholeReply<RecordPage>(body =>
            {
                using var rows = new RecordRows(_spool);
                make(body, rows);
                return rows.Complete(members);
            }),
            CallOptions.Default,
            ct
        );

    /// <summary>One small answer as an object; a body beyond 16 MiB is refused.</summary>
    /// <inheritdoc cref="PageAsync(Func{CancellationToken, Task{HttpResponseMessage}}, PageShape, CancellationToken)"/>
    public Task<T> JsonAsync<T>(
        Func<CancellationToken, Task<HttpResponseMessage>> send,
        JsonTypeInfo<T> type,
        CancellationToken ct
    ) => JsonAsync(send, type, CallOptions.Default, ct);

    /// <inheritdoc cref="PageAsync(Func{CancellationToken, Task{HttpResponseMessage}}, PageShape, CallOptions, CancellationToken)"/>
    public Task<T> JsonAsync<T>(
        Func<CancellationToken, Task<HttpResponseMessage>> send,
        JsonTypeInfo<T> type,
        CallOptions options,
        CancellationToken ct
    ) =>
        MakeAsync(
            send,
            body => JsonSerializer.Deserialize(body.Span, type) ?? throw new InvalidDataException("it is null"),
            options,
            ct
        );

    /// <summary>Whatever is made of one small answer; a body beyond 16 MiB is refused.</summary>
    /// <param name="make">Makes it. What it throws as <see cref="InvalidDataException"/> or JsonException says that the answer is not what it should be.</param>
    /// <inheritdoc cref="PageAsync(Func{CancellationToken, Task{HttpResponseMessage}}, PageShape, CallOptions, CancellationToken)"/>
    public Task<T> MakeAsync<T>(
        Func<CancellationToken, Task<HttpResponseMessage>> send,
        Func<ReadOnlyMemory<byte>, T> make,
        CallOptions options,
        CancellationToken ct
    ) => RunAsync(send, new WholeReply<T>(make), options, ct);

    /// <summary>Sends a request for what it does; what is answered does not matter but for its status.</summary>
    /// <inheritdoc cref="PageAsync(Func{CancellationToken, Task{HttpResponseMessage}}, PageShape, CancellationToken)"/>
    public Task SendAsync(Func<CancellationToken, Task<HttpResponseMessage>> send, CancellationToken ct) =>
        RunAsync(send, new WholeReply<bool>(static _ => true), CallOptions.Default, ct);

    /// <summary>Begins to look, again and again, at work that the vendor does in its own time.</summary>
    public Polling Poll() => new(_options.Vendor, _clock, _waits);

    /// <summary>Does something last, for which a run that ends has only a moment: <paramref name="send"/> is given up after it.</summary>
    /// <exception cref="VendorException">The vendor refused.</exception>
    /// <exception cref="OperationCanceledException">The moment is over.</exception>
    public async Task SendLastAsync(Func<CancellationToken, Task<HttpResponseMessage>> send)
    {
        using var moment = new CancellationTokenSource(LastMoment, _clock);
        await SendAsync(send, moment.Token);
    }

    /// <summary>All records of several pages, in their order, as one page; the pages themselves are used up.</summary>
    /// <param name="pages">Pages of finished records, all of one format: of <see cref="LinesAsync"/>, <see cref="ReadAsync"/> and the like.</param>
    public async Task<RecordPage> JoinAsync(IAsyncEnumerable<RecordPage> pages)
    {
        using var all = new LineWriter(_spool);
        var took = TimeSpan.Zero;
        long count = 0;
        try
        {
            await foreach (var page in pages)
            {
                using (page)
                {
                    page.AppendTo(all);
                    took += page.Took;
                    count += page.Count;
                }
            }

            var joined = all.Complete();
            (joined.Took, joined.Count) = (took, count);
            return joined;
        }
        catch (IOException e)
        {
            throw new ConnectorException(
                FailureType.SystemError,
                $"What {_options.Vendor} sends cannot be kept: {e.Message}.",
                e.ToString(),
                e
            )
            {
                SmallerMayPass = true,
            };
        }
    }

    /// <summary>
    /// Calls that make sense together only, such as the pages of a cursor that the vendor keeps: when one of them fails that
    /// cannot be repeated by itself, all are made again from the first.
    /// </summary>
    /// <param name="calls">Makes them; each is a call of this object.</param>
    /// <param name="options">What these calls do otherwise than others.</param>
    /// <param name="ct">Ends the calls and the waits between them.</param>
    /// <exception cref="VendorException">They failed for good.</exception>
    public Task<T> TogetherAsync<T>(
        Func<CancellationToken, Task<T>> calls,
        CallOptions options,
        CancellationToken ct
    ) =>
        RunAsync(
            (calls, ct),
            static async (call, s) =>
            {
                call.BeginTogether();
                return await s.calls(s.ct);
            },
            options with
            {
                SafeToRepeat = true,
            },
            ct
        );

    private Task<T> RunAsync<T>(
        Func<CancellationToken, Task<HttpResponseMessage>> send,
        IReply<T> reply,
        CallOptions options,
        CancellationToken ct
    ) =>
        RunAsync(
            (_attempts, send, reply, ct),
            static (call, s) => s._attempts.RunAsync(call, s.send, s.reply, s.ct),
            options,
            ct
        );

    private async Task<T> RunAsync<TState, T>(
        TState state,
        Func<VendorCall, TState, ValueTask<T>> attempt,
        CallOptions options,
        CancellationToken ct
    )
    {
        using var call = new VendorCall(_clock, _options.Vendor, options, ct);
        try
        {
            return await _plan.RunAsync(call, (attempt, call, state), static s => s.attempt(s.call, s.state), ct);
        }
        catch (VendorException e) when (call.Tries > 1)
        {
            throw e.After(call.Tries, call.Elapsed);
        }
    }
}
