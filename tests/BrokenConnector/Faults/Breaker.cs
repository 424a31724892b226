using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace BrokenConnector.Faults;

/// <summary>
/// Starts this program again, without a fault, and stands between it and the runner: all passes as it comes, standard input
/// and standard error by inheritance, but for what a <see cref="Fault"/> breaks.
/// </summary>
internal static class Breaker
{
    /// <summary>The variable of the environment that names the fault.</summary>
    public const string Variable = "FAULT";

    /// <summary>Runs the connector with a fault, and ends as it ends.</summary>
    public static async Task<int> RunAsync(Fault fault, string[] arguments)
    {
        using var connector = Start([.. fault.Arguments(arguments)]);
        PosixSignal? received = null;
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Pass);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Pass);
        if (fault.Errors.Length > 0)
        {
            await Console.Error.WriteAsync(fault.Errors);
        }

        var isWritten = await PassOutputAsync(connector, fault);
        await connector.WaitForExitAsync();
        var code = fault.ExitCode(isWritten ? connector.ExitCode : Math.Max(1, connector.ExitCode));
        if (received is { } signal && code == 128 + LibC.Number(signal))
        {
            LibC.DieOf(signal);
        }

        return code;

        void Pass(PosixSignalContext context)
        {
            context.Cancel = true;
            received = context.Signal;
            if (!fault.IgnoresSignals)
            {
                LibC.Send(context.Signal, connector.Id);
            }
        }
    }

    private static Process Start(IReadOnlyList<string> arguments)
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("This process has no file.");
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        start.Environment.Remove(Variable);
        return Process.Start(start) ?? throw new Win32Exception($"{program} could not be started.");
    }

    /// <summary>Whether all could be passed on.</summary>
    private static async Task<bool> PassOutputAsync(Process connector, Fault fault)
    {
        var output = connector.StandardOutput.BaseStream;
        var error = await LinePump.PassAsync(output, fault);
        if (error == 0)
        {
            return true;
        }

        if (fault.IgnoresClosedOutput)
        {
            await output.CopyToAsync(Stream.Null);
            return true;
        }

        if (error != LibC.BrokenPipe)
        {
            await Console.Error.WriteLineAsync(Marshal.GetPInvokeErrorMessage(error));
        }

        // It notices by itself that nobody reads any more.
        await output.DisposeAsync();
        return false;
    }
}
