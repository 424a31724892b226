using Connectors.Logging;
using Connectors.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Connectors.Hosting;

/// <summary>What a command meets of the process it runs in; tests give their own.</summary>
/// <param name="Writer">Where the messages go.</param>
/// <param name="Text">What redacts the texts in them.</param>
/// <param name="Clock">The time.</param>
/// <param name="Variables">The environment.</param>
/// <param name="LogLevel">How much is logged.</param>
/// <param name="Answered">To be called once the one answer of spec, check or discover is out.</param>
/// <param name="Services">Services that take the place of the usual ones, such as the network; null for none.</param>
internal sealed record Surroundings(
    MessageWriter Writer,
    OutgoingText Text,
    TimeProvider Clock,
    Func<string, string?> Variables,
    LogLevel LogLevel,
    Action Answered,
    Action<IServiceCollection>? Services = null
);
