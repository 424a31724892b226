using System.Globalization;
using System.Net;
using Connectors.Errors;

namespace Connectors.Http;

/// <summary>Makes a failure of an answer whose status is no success, and lets the traffic know.</summary>
internal sealed class Refusals(VendorOptions options, TimeProvider clock, Random random)
{
    private const int MostBytes = 64 * 1024;
    private const int MostCharactersInMessage = 200;

    // The answer is known already; what it says in words is worth a little time only.
    private static readonly TimeSpan BodyTimeout = TimeSpan.FromSeconds(10);
    private static readonly StatusRule Unforeseen = StatusRule.System(
        "{vendor} answered with a fault that is not foreseen ({status} at {path})."
    );

    private static readonly TimeSpan MostJitter = TimeSpan.FromMilliseconds(500);

    /// <summary>The failure that <paramref name="response"/> tells of.</summary>
    public async Task<VendorException> ReadAsync(VendorCall call, HttpResponseMessage response, CancellationToken ct)
    {
        var status = response.StatusCode;
        var rule = options.Statuses.For(status);
        var pause = Pause(response, rule);
        var tooLong = pause > options.MaxWait;
        call.Refused(status, rule.RateLimited, tooLong ? null : pause);

        var notBefore = clock.GetUtcNow() + pause;
        var body = await BodyAsync(call, response);
        ct.ThrowIfCancellationRequested();
        if (options.Faults?.In(body) is { } fault)
        {
            return Of(call, fault, status, tooLong ? null : notBefore);
        }

        var said = ErrorText.Of(body);
        return new VendorException(
            rule.FailureType,
            Message(rule, (int)status, call.Endpoint, (int)status is >= 400 and < 500 ? said : "")
                + (tooLong ? TooLong(pause) : ""),
            status,
            detail: $"HTTP {(int)status} {call.Host}{call.Path}: {(said.Length == 0 ? "(no text)" : said)}"
        )
        {
            MayPass = rule.Retry && !tooLong,
            MaxTries = rule.MaxTries,
            LeastWait = rule.LeastWait,
            RateLimited = rule.RateLimited,
            NotBefore = notBefore,
            Brief = $"{options.Vendor} answered {(int)status} at {call.Endpoint}",
        };
    }

    /// <summary>The failure that <paramref name="fault"/> stands for, which came with an answer of <paramref name="status"/>.</summary>
    public VendorException Of(
        VendorCall call,
        VendorFault fault,
        HttpStatusCode status,
        DateTimeOffset? notBefore = null
    )
    {
        var rule = options.Faults?.For(fault.Code) ?? Unforeseen;
        var said = ErrorText.OneLine(fault.Text, ErrorText.MostCharacters);
        return new VendorException(
            rule.FailureType,
            Message(rule, fault.Code, call.Endpoint, said),
            status,
            detail: $"Fault {fault.Code} (HTTP {(int)status}) {call.Host}{call.Path}: {(said.Length == 0 ? "(no text)" : said)}"
        )
        {
            FaultCode = fault.Code,
            MayPass = rule.Retry,
            MaxTries = rule.MaxTries,
            LeastWait = rule.LeastWait,
            RateLimited = rule.RateLimited,
            RepeatsAtOnce = rule.RepeatsAtOnce,
            NotBefore = notBefore,
            Brief = $"{options.Vendor} answered with fault {fault.Code} at {call.Endpoint}",
        };
    }

    private TimeSpan? Pause(HttpResponseMessage response, StatusRule rule) =>
        // A little more than asked: the callers of one account should not come back in the same instant.
        rule.Retry
        && (
            RetryAfter.Of(response.Headers, clock.GetUtcNow())
            ?? (rule.RateLimited ? options.LimitHeaders?.Wait(response.Headers) : null)
        )
            is { } asked
            ? asked + (random.NextDouble() * MostJitter)
            : null;

    private static string TooLong(TimeSpan? pause) =>
        $" It asks to wait {pause?.TotalMinutes:0} minutes, which is longer than this connector waits.";

    private string Message(StatusRule rule, int code, string path, string said)
    {
        var sentence = rule
            .Sentence.Replace("{vendor}", options.Vendor, StringComparison.Ordinal)
            .Replace("{status}", code.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{path}", path, StringComparison.Ordinal);
        return said.Length > 0
            ? $"{sentence} The answer says: {ErrorText.OneLine(said, MostCharactersInMessage)}"
            : sentence;
    }

    private static async Task<byte[]> BodyAsync(VendorCall call, HttpResponseMessage response)
    {
        var buffer = new byte[MostBytes];
        var length = 0;
        try
        {
            call.Arm(TimeoutKind.Body, BodyTimeout);
            using var stream = await response.Content.ReadAsStreamAsync(call.Token);
            int count;
            while (length < buffer.Length && (count = await stream.ReadAsync(buffer.AsMemory(length), call.Token)) > 0)
            {
                length += count;
            }
        }
        catch (Exception e)
            when (e is IOException or HttpRequestException or InvalidDataException or OperationCanceledException)
        {
            // A refusal whose text is cut is a refusal all the same; what came of it is shown.
        }

        return buffer[..length];
    }
}
