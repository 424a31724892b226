using System.Net;
using Connectors.Errors;

namespace Connectors.Http;

/// <summary>
/// A call that failed: the vendor refused it, or did not answer it as it should. Thrown when no further attempt is made; a
/// client that knows better (a 404 of a child that is gone) catches it by <see cref="Status"/>.
/// </summary>
public sealed class VendorException(
    FailureType failureType,
    string message,
    HttpStatusCode? status = null,
    string? detail = null,
    Exception? innerException = null
) : ConnectorException(failureType, message, detail, innerException)
{
    /// <summary>The status of the answer; null when there was none, or when its body was the trouble.</summary>
    public HttpStatusCode? Status { get; } = status;

    /// <summary>The vendor's own number for what is wrong, where it says so in the body of its answer; else null.</summary>
    public int? FaultCode { get; init; }

    /// <summary>True when another attempt may succeed.</summary>
    internal bool MayPass { get; init; }

    /// <summary>True when the answer came in full and is not what it should be.</summary>
    internal bool IsWrong { get; init; }

    /// <summary>How many attempts make sense; null for the vendor's usual number.</summary>
    internal int? MaxTries { get; init; }

    /// <summary>True when a limit was met and not a fault.</summary>
    internal bool RateLimited { get; init; }

    /// <summary>The time before which the vendor does not want to be asked again, or null.</summary>
    internal DateTimeOffset? NotBefore { get; init; }

    /// <summary>True when the first repeat need not wait.</summary>
    internal bool RepeatsAtOnce { get; init; }

    /// <summary>The wait before another attempt at least.</summary>
    internal TimeSpan LeastWait { get; init; }

    /// <summary>What happened, without advice: for the log while the call is still tried.</summary>
    internal string Brief { get; init; } = message;

    /// <summary>An answer came that cannot be: asking again may help.</summary>
    /// <param name="message">For the user: what happened and what to do.</param>
    public static VendorException Transient(string message) =>
        new(FailureType.TransientError, message) { MayPass = true, IsWrong = true };

    /// <summary>The same failure under the status that says what the vendor means by its own.</summary>
    public VendorException As(HttpStatusCode status) =>
        new(FailureType, Message, status, Detail, this) { FaultCode = FaultCode };

    /// <summary>The same failure, said after several attempts.</summary>
    internal VendorException After(int tries, TimeSpan elapsed) =>
        new(
            FailureType,
            $"{Message} Tried {tries} times in {Math.Ceiling(elapsed.TotalSeconds):0} s.",
            Status,
            Detail,
            this
        )
        {
            SmallerMayPass = SmallerMayPass,
            FaultCode = FaultCode,
        };
}
