using System.Runtime.InteropServices;

namespace BrokenConnector.Faults;

/// <summary>The few calls of the C library that .NET hides.</summary>
internal static unsafe partial class LibC
{
    /// <summary>EPIPE: nobody reads any more.</summary>
    public const int BrokenPipe = 32;

    private const int DefaultHandler = 0;
    private const int Interrupted = 4;

    /// <summary>A signal's number.</summary>
    public static int Number(PosixSignal signal) => signal == PosixSignal.SIGINT ? 2 : 15;

    /// <summary>Sends a signal; a process that has ended by itself is no mistake.</summary>
    public static void Send(PosixSignal signal, int process) => _ = Kill(process, Number(signal));

    /// <summary>Ends this process as the signal would have.</summary>
    public static void DieOf(PosixSignal signal)
    {
        _ = Signal(Number(signal), DefaultHandler);
        _ = Raise(Number(signal));
    }

    /// <summary>Writes to standard output, whose own stream in .NET does not tell that the reader has gone.</summary>
    /// <returns>0, or why it could not be written.</returns>
    public static int WriteOutput(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* first = bytes)
        {
            for (nint done = 0; done < bytes.Length; )
            {
                var written = Write(1, first + done, bytes.Length - done);
                var error = Marshal.GetLastPInvokeError();
                if (written < 0 && error != Interrupted)
                {
                    return error;
                }

                done += Math.Max(0, written);
            }
        }

        return 0;
    }

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(int file, byte* bytes, nint count);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint Signal(int signal, nint handler);

    [LibraryImport("libc", EntryPoint = "raise")]
    private static partial int Raise(int signal);
}
