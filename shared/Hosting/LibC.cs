using System.Runtime.InteropServices;

namespace Connectors.Hosting;

/// <summary>The few calls of the C library that .NET hides or rounds off.</summary>
internal static unsafe partial class LibC
{
    public const int Interrupted = 4;
    public const int NoSpaceLeft = 28;
    public const int BrokenPipe = 32;

    /// <summary>poll's "can be written".</summary>
    public const short PollOut = 4;

    /// <summary>EAGAIN, whose number differs.</summary>
    public static int TryAgain => OperatingSystem.IsMacOS() ? 35 : 11;

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(int file, byte* bytes, nuint count);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    public static partial int Poll(PollFile* files, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "signal", SetLastError = true)]
    public static partial nint Signal(int signal, nint handler);

    [LibraryImport("libc", EntryPoint = "raise", SetLastError = true)]
    public static partial int Raise(int signal);

    [LibraryImport("libc", EntryPoint = "_exit")]
    public static partial void ExitNow(int code);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    public static partial uint EffectiveUser();
}

/// <summary>poll's <c>struct pollfd</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PollFile
{
    public int File;
    public short Wanted;
    public short Happened;
}
