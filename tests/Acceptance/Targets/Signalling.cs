using System.Globalization;
using System.Runtime.InteropServices;

namespace Acceptance.Targets;

/// <summary>Sends signals.</summary>
internal static partial class Signalling
{
    /// <summary>Sends one; a process that has ended by itself is no mistake.</summary>
    public static void Send(int process, UnixSignal signal) => _ = Kill(process, (int)signal);

    /// <summary>The one child of a shell; null where it has none, or has ended.</summary>
    public static int? ChildOf(int process)
    {
        try
        {
            return int.TryParse(
                File.ReadAllText($"/proc/{process}/task/{process}/children").Trim(),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var child
            )
                ? child
                : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
