using Connectors.Protocol;
using Microsoft.Extensions.Logging;

namespace Connectors.Logging;

/// <summary>Turns what is logged, by us or by a library, into LOG messages.</summary>
internal sealed class AirbyteLoggerProvider(MessageWriter writer, OutgoingText text, LogLevel minimum) : ILoggerProvider
{
    /// <summary>One logger serves all categories: class names tell a user nothing.</summary>
    public ILogger CreateLogger(string categoryName) => new AirbyteLogger(writer, text, minimum);

    public void Dispose()
    {
        // The writer belongs to the host.
    }
}
