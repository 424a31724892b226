using Connectors.Errors;
using Connectors.Logging;
using Connectors.Protocol;
using Microsoft.Extensions.Logging;

namespace Connectors.Hosting;

/// <summary>Runs a connector as a process: arguments in, messages on standard output, an exit code at the end.</summary>
public static class ConnectorHost
{
    /// <summary>
    /// Does what the arguments ask. This is all that a connector's <c>Program.cs</c> says; it does not throw.
    /// </summary>
    /// <param name="source">The connector.</param>
    /// <param name="args">The process's arguments.</param>
    /// <returns>The exit code (airbyte-protocol 2.3).</returns>
    public static async Task<int> RunAsync(Source source, string[] args)
    {
        switch (CommandLineParser.Parse(args, ConnectorKind.Source))
        {
            case Invocation.Help help:
                await Console.Out.WriteAsync(UsageText.Of(source.Name, ConnectorKind.Source, help.Verb));
                return 0;
            case Invocation.Version:
                await Console.Out.WriteLineAsync(source.Version);
                return 0;
            case Invocation.NoArguments:
                await Console.Error.WriteAsync(UsageText.Of(source.Name, ConnectorKind.Source, verb: null));
                return 2;
            case Invocation.Misuse misuse:
                using (var writer = new MessageWriter(new StandardOutput(), TimeProvider.System))
                {
                    var cause = ConnectorException.Config(misuse.Message);
                    writer.Write(
                        ErrorTrace.Of(cause, stream: null, TimeProvider.System.GetUtcNow(), new OutgoingText())
                    );
                    return 1;
                }

            case Invocation.Run run:
                return await RunAsync(source, run.Line);
            default:
                throw new InvalidOperationException("an invocation of no known kind");
        }
    }

    private static async Task<int> RunAsync(Source source, CommandLine line)
    {
        var clock = TimeProvider.System;
        // Never disposed of: a late signal must not turn an answer that was given into a failure.
        var signals = Signals.Install(clock);
        using var memory = MemoryWatch.Start(clock);
        using var writer = new MessageWriter(new StandardOutput(), clock);
        var level = LogLevelSetting.Of(Environment.GetEnvironmentVariable(LogLevelSetting.Variable), line.IsDebug);
        var text = new OutgoingText();
        var surroundings = new Surroundings(
            writer,
            text,
            clock,
            Environment.GetEnvironmentVariable,
            level,
            signals.Answered
        );
        using var console = new ConsoleGuard(printed => Bridge(surroundings, printed));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            signals.Stop,
            writer.Broken,
            memory?.Exceeded ?? CancellationToken.None
        );
        try
        {
            var code = await new SourceCommands(source, line, surroundings).RunAsync(stop.Token);
            writer.Flush();
            return code;
        }
        catch (Exception e)
        {
            return End(e, signals, memory, surroundings);
        }
    }

    /// <summary>What ended the run: nobody reads any more, a signal, no memory, or a failure to be reported.</summary>
    private static int End(Exception e, Signals signals, MemoryWatch? memory, Surroundings surroundings)
    {
        try
        {
            if (!surroundings.Writer.Broken.IsCancellationRequested && signals.Received is null)
            {
                var at = surroundings.Clock.GetUtcNow();
                surroundings.Writer.Write(ErrorTrace.Of(memory?.Failure ?? e, stream: null, at, surroundings.Text));
                return 1;
            }

            surroundings.Writer.Flush();
        }
        catch (OutputFailedException failed)
        {
            e = failed;
        }

        if (e is OutputFailedException and not OutputClosedException)
        {
            // The one thing that can only be said here.
            Console.Error.WriteLine(e.Message);
        }

        return signals.Received is null ? 1 : signals.EndBySignal();
    }

    private static void Bridge(Surroundings surroundings, string printed)
    {
        if (surroundings.LogLevel <= LogLevel.Information)
        {
            surroundings.Writer.Write(
                new LogMessage(new AirbyteLog(AirbyteLogLevel.Info, surroundings.Text.Message(printed)))
            );
        }
    }
}
