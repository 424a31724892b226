namespace Connectors.Protocol;

/// <summary>Standard output could not be written. The run is over, and nothing can be said there any more.</summary>
/// <param name="message">What failed, for standard error.</param>
/// <param name="error">The number of the operating system's error, or 0.</param>
/// <param name="innerException">The cause, or null.</param>
internal class OutputFailedException(string message, int error = 0, Exception? innerException = null)
    : IOException(message, innerException)
{
    /// <summary>The number of the operating system's error, or 0.</summary>
    public int Error { get; } = error;
}

/// <summary>The runner closed the pipe: it has what it wanted or is gone. The run ends at once and quietly.</summary>
/// <param name="error">The number of the operating system's error, or 0.</param>
internal sealed class OutputClosedException(int error = 0)
    : OutputFailedException("Standard output was closed by the reader.", error);
