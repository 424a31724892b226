using Microsoft.Extensions.Logging;

namespace Connectors.Http;

/// <summary>What is said of requests: paths only, since queries and headers may hold what is not ours to tell.</summary>
internal static partial class HttpLog
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "{Method} {Path} {Status} in {Milliseconds:0} ms")]
    public static partial void Answered(
        ILogger logger,
        HttpMethod method,
        string path,
        int status,
        double milliseconds
    );

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Method} {Path} failed after {Milliseconds:0} ms: {Cause}")]
    public static partial void Failed(
        ILogger logger,
        HttpMethod method,
        string path,
        double milliseconds,
        string cause
    );

    [LoggerMessage(Level = LogLevel.Information, Message = "Waiting {Seconds:0.0} s: {Reason}")]
    public static partial void Waiting(ILogger logger, double seconds, string reason);
}
