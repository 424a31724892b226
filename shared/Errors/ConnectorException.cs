namespace Connectors.Errors;

/// <summary>
/// The one exception that is thrown on purpose. Anything else that reaches the host is a defect and is reported as
/// <see cref="FailureType.SystemError"/> without its text in the user's message.
/// </summary>
/// <param name="failureType">What the runner should do about it.</param>
/// <param name="message">One or two sentences for the user: what happened and what to do. No secret, no class name.</param>
/// <param name="detail">What a developer needs to find the cause (internal_message), or null.</param>
/// <param name="innerException">The cause, or null.</param>
public class ConnectorException(
    FailureType failureType,
    string message,
    string? detail = null,
    Exception? innerException = null
) : Exception(message, innerException)
{
    /// <summary>What the runner should do about it.</summary>
    public FailureType FailureType { get; } = failureType;

    /// <summary>What a developer needs to find the cause, or null.</summary>
    public string? Detail { get; } = detail;

    /// <summary>
    /// Whether less at a time may succeed: an answer was cut, did not come in time, or was too long to be kept. A stream that
    /// is read in windows then takes smaller ones.
    /// </summary>
    public bool SmallerMayPass { get; init; }

    /// <summary>A failure that the user can mend.</summary>
    public static ConnectorException Config(string message, string? detail = null, Exception? innerException = null) =>
        new(FailureType.ConfigError, message, detail, innerException);

    /// <summary>A failure that passes by itself.</summary>
    public static ConnectorException Transient(
        string message,
        string? detail = null,
        Exception? innerException = null
    ) => new(FailureType.TransientError, message, detail, innerException);

    /// <summary>A failure of ours, or of a vendor that broke its own rules.</summary>
    public static ConnectorException System(string message, string? detail = null, Exception? innerException = null) =>
        new(FailureType.SystemError, message, detail, innerException);
}
