using System.Globalization;
using System.Runtime.InteropServices;
using NUnit.Framework;

namespace Connectors.Support.Running;

/// <summary>The signals that runners send.</summary>
public enum UnixSignal
{
    /// <summary>Ctrl-C.</summary>
    Interrupt = 2,

    /// <summary>The end, whatever it costs.</summary>
    Kill = 9,

    /// <summary>The end, please.</summary>
    Terminate = 15,
}

/// <summary>Sends signals.</summary>
internal static partial class Signalling
{
    /// <summary>Sends one; a process that has ended by itself is no mistake.</summary>
    public static void Send(int process, UnixSignal signal) => _ = Kill(process, (int)signal);

    /// <summary>The one child of a shell.</summary>
    public static int ChildOf(int process) =>
        int.TryParse(
            File.ReadAllText($"/proc/{process}/task/{process}/children").Trim(),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var child
        )
            ? child
            : throw new AssertionException($"the shell {process} has no child");

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
