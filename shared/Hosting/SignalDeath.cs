using System.Runtime.InteropServices;

namespace Connectors.Hosting;

/// <summary>Dies of a signal, as a program without a handler would.</summary>
internal static class SignalDeath
{
    private const int DefaultHandler = 0;

    /// <summary>Does not return but as PID 1, which the kernel spares, and on Windows: then with 128 + the signal's number.</summary>
    public static int Die(PosixSignal signal)
    {
        var number = signal == PosixSignal.SIGINT ? 2 : 15;
        if (!OperatingSystem.IsWindows() && Environment.ProcessId != 1)
        {
            _ = LibC.Signal(number, DefaultHandler);
            // To this thread, so that it does not return before it is delivered.
            _ = LibC.Raise(number);
        }

        return 128 + number;
    }
}
