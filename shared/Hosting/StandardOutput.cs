using System.Runtime.InteropServices;
using Connectors.Protocol;

namespace Connectors.Hosting;

/// <summary>Standard output, written by the operating system's own call.</summary>
/// <remarks>
/// <see cref="Console.OpenStandardOutput()"/> swallows a broken pipe: a run whose reader has gone would go on for hours and
/// end as if well. A <see cref="FileStream"/> writes regular files at an offset of its own, so that lines are overwritten
/// where the file is shared (<c>&gt; file 2&gt;&amp;1</c>).
/// </remarks>
/// <param name="file">The file descriptor.</param>
internal sealed unsafe class StandardOutput(int file = 1) : IOutput
{
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (OperatingSystem.IsWindows())
        {
            WriteOnWindows(bytes);
            return;
        }

        fixed (byte* start = bytes)
        {
            for (var done = 0; done < bytes.Length; )
            {
                var written = LibC.Write(file, start + done, (nuint)(bytes.Length - done));
                if (written >= 0)
                {
                    done += (int)written;
                }
                else
                {
                    Recover(Marshal.GetLastPInvokeError());
                }
            }
        }
    }

    /// <summary>Returns when the write can be tried again.</summary>
    private void Recover(int error)
    {
        if (error == LibC.TryAgain)
        {
            // Someone who shares the pipe has made it non-blocking.
            var wait = new PollFile { File = file, Wanted = LibC.PollOut };
            _ = LibC.Poll(&wait, 1, Timeout.Infinite);
        }
        else if (error == LibC.BrokenPipe)
        {
            throw new OutputClosedException(error);
        }
        else if (error != LibC.Interrupted)
        {
            var reason =
                error == LibC.NoSpaceLeft ? "no space left on the device" : Marshal.GetPInvokeErrorMessage(error);
            throw new OutputFailedException($"Standard output could not be written: {reason}.", error);
        }
    }

    /// <summary>Windows is for development only: there a closed pipe may pass unnoticed.</summary>
    private static void WriteOnWindows(ReadOnlySpan<byte> bytes)
    {
        try
        {
            using var output = Console.OpenStandardOutput();
            output.Write(bytes);
        }
        catch (IOException e)
        {
            throw new OutputFailedException($"Standard output could not be written: {e.Message}", 0, e);
        }
    }
}
