using System.IO.Pipes;
using System.Runtime.InteropServices;
using Connectors.Hosting;
using Connectors.Protocol;
using Microsoft.Win32.SafeHandles;

namespace Connectors.Tests.Hosting;

[Platform(Include = "Linux,MacOsX")]
public class StandardOutputTests
{
    private const int SetFlags = 4;
    private const int NonBlocking = 2048;

    [Test]
    public async Task Everything_arrives_through_a_pipe_that_holds_less()
    {
        using var pipe = new AnonymousPipeServerStream(PipeDirection.Out);
        var bytes = Some(1_000_000);
        var reading = ReadAllAsync(pipe);

        new StandardOutput(Number(pipe.SafePipeHandle)).Write(bytes);
        await pipe.DisposeAsync();

        Assert.That(await reading, Is.EqualTo(bytes));
    }

    [Test]
    public async Task A_non_blocking_pipe_is_waited_for()
    {
        using var pipe = new AnonymousPipeServerStream(PipeDirection.Out);
        var bytes = Some(1_000_000);
        Assert.That(FileControl(Number(pipe.SafePipeHandle), SetFlags, NonBlocking), Is.Zero);

        var writing = Task.Run(() => new StandardOutput(Number(pipe.SafePipeHandle)).Write(bytes));
        var reading = ReadAllAsync(pipe);
        await writing;
        await pipe.DisposeAsync();

        Assert.That(await reading, Is.EqualTo(bytes));
    }

    [Test]
    public void A_closed_pipe_is_told_from_other_failures()
    {
        using var pipe = new AnonymousPipeServerStream(PipeDirection.Out);
        pipe.DisposeLocalCopyOfClientHandle();

        Assert.That(
            () => new StandardOutput(Number(pipe.SafePipeHandle)).Write("x"u8),
            Throws.TypeOf<OutputClosedException>().With.Property("Error").EqualTo(32)
        );
    }

    [Test]
    [Platform(Include = "Linux", Reason = "/dev/full is Linux's.")]
    public void A_full_disk_is_named()
    {
        using var full = File.OpenHandle("/dev/full", FileMode.Open, FileAccess.Write);

        Assert.That(
            () => new StandardOutput(Number(full)).Write("x"u8),
            Throws.TypeOf<OutputFailedException>().With.Property("Error").EqualTo(28).And.Message.Contains("no space")
        );
    }

    [Test]
    public void A_file_that_cannot_be_written_is_a_failure_with_the_system_s_words()
    {
        using var readOnly = File.OpenHandle("/dev/null");

        Assert.That(
            () => new StandardOutput(Number(readOnly)).Write("x"u8),
            Throws.TypeOf<OutputFailedException>().With.Property("Error").EqualTo(9).And.Message.Contains("descriptor")
        );
    }

    [Test]
    public void A_file_that_is_shared_is_continued_and_not_overwritten()
    {
        var path = Path.GetTempFileName();
        using (var file = File.OpenHandle(path, FileMode.Open, FileAccess.Write))
        {
            new StandardOutput(Number(file)).Write("one\n"u8);
            new StandardOutput(Number(file)).Write("two\n"u8);
        }

        var text = File.ReadAllText(path);
        File.Delete(path);

        Assert.That(text, Is.EqualTo("one\ntwo\n"));
    }

    private static int Number(SafeHandle handle) => (int)handle.DangerousGetHandle();

    private static byte[] Some(int length)
    {
        var bytes = new byte[length];
        new Random(7).NextBytes(bytes);
        return bytes;
    }

    private static Task<byte[]> ReadAllAsync(AnonymousPipeServerStream pipe)
    {
        var client = new AnonymousPipeClientStream(
            PipeDirection.In,
            new SafePipeHandle(pipe.ClientSafePipeHandle.DangerousGetHandle(), ownsHandle: false)
        );
        return Task.Run(() =>
        {
            using var all = new MemoryStream();
            client.CopyTo(all);
            return all.ToArray();
        });
    }

    [DllImport("libc", EntryPoint = "fcntl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FileControl(int file, int command, int argument);
}
