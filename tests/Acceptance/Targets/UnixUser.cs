using System.Runtime.InteropServices;
using Acceptance.Running;

namespace Acceptance.Targets;

/// <summary>Who runs the tests, and what a stranger may do.</summary>
internal static partial class UnixUser
{
    /// <summary>The user who runs the tests.</summary>
    public static int Current { get; } = (int)GetUserId();

    /// <summary>A stranger: some orchestrators take any user id.</summary>
    public const int Stranger = 12345;

    /// <summary>Whether a stranger could start a program: each folder on its way must be open to all.</summary>
    public static bool MayRun(string program)
    {
        for (
            FileSystemInfo? at = new FileInfo(program);
            at is not null;
            at = at is FileInfo file ? file.Directory : ((DirectoryInfo)at).Parent
        )
        {
            if (!at.UnixFileMode.HasFlag(UnixFileMode.OtherExecute))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Makes a user the owner of a folder.</summary>
    /// <exception cref="NotRunException">This user may not do that.</exception>
    public static void Own(string folder, int user)
    {
        if (ChangeOwner(folder, (uint)user, (uint)user) != 0)
        {
            throw new NotRunException($"a folder cannot be given to user {user} here");
        }
    }

    [LibraryImport("libc", EntryPoint = "getuid")]
    private static partial uint GetUserId();

    [LibraryImport("libc", EntryPoint = "chown", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwner(string path, uint user, uint group);
}
