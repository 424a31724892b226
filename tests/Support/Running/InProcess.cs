using Acceptance.Running;
using Connectors.Hosting;
using Connectors.Logging;
using Connectors.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NUnit.Framework;

namespace Connectors.Support.Running;

/// <summary>
/// A run inside of the test: the same commands as in a process, on a clock and a network that the test gives. For what would
/// take a process minutes of waiting.
/// </summary>
public sealed class InProcess(Source source)
{
    /// <summary>Real time, far beyond what a run takes: it only ends a run that hangs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly MemoryOutput _output = new();

    /// <summary>The time.</summary>
    public TimeProvider Clock { get; init; } = new InstantClock();

    /// <summary>The network; null for the real one.</summary>
    public HttpMessageHandler? Network { get; init; }

    /// <summary>What waits are drawn with; null for the real one.</summary>
    public Random? Dice { get; init; }

    /// <summary>The environment.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>How much is logged.</summary>
    public LogLevel Level { get; init; } = LogLevel.Debug;

    /// <summary>What a command threw, which would be reported by the process's host.</summary>
    public Exception? Thrown { get; private set; }

    /// <summary>The messages so far.</summary>
    public Messages SoFar => Messages.Parse(_output.ToArray());

    /// <summary>Completes when the messages so far meet a condition.</summary>
    public Task WhenAsync(Func<Messages, bool> condition) =>
        _output.WhenAsync(condition).WaitAsync(Patience, TimeProvider.System);

    /// <summary>Does what the arguments ask.</summary>
    public Task<RunResult> RunAsync(IReadOnlyList<string> arguments, CancellationToken stop = default) =>
        RunToEndAsync(arguments, stop).WaitAsync(Patience, TimeProvider.System, CancellationToken.None);

    private async Task<RunResult> RunToEndAsync(IReadOnlyList<string> arguments, CancellationToken stop)
    {
        var line = CommandLineParser.Parse(arguments, ConnectorKind.Source) is Invocation.Run run
            ? run.Line
            : throw new AssertionException($"no command: {string.Join(' ', arguments)}");
        using var writer = new MessageWriter(_output, Clock);
        var surroundings = new Surroundings(
            writer,
            new OutgoingText(),
            Clock,
            Environment.GetValueOrDefault,
            Level,
            () => { },
            Replace
        );
        var code = 1;
        try
        {
            code = await new SourceCommands(source, line, surroundings).RunAsync(stop);
        }
        catch (Exception e)
        {
            Thrown = e;
            writer.Write(ErrorTrace.Of(e, stream: null, Clock.GetUtcNow(), surroundings.Text));
        }

        writer.Flush();
        return new RunResult(code, _output.ToArray(), "");
    }

    private void Replace(IServiceCollection services)
    {
        if (Network is not null)
        {
            services.AddSingleton(Network);
        }

        if (Dice is not null)
        {
            services.AddSingleton(Dice);
        }
    }
}
