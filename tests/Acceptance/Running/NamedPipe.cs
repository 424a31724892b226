using System.Runtime.InteropServices;

namespace Acceptance.Running;

/// <summary>
/// A named pipe that this side reads, as the platform's other containers read a connector's. As long as nobody reads, whoever
/// writes more than fits is held up.
/// </summary>
internal sealed partial class NamedPipe : IDisposable
{
    private const uint OpenToAll = 0x1B6; // 0666

    private readonly string _path;
    private readonly Task<FileStream> _opening;
    private readonly MemoryStream _read = new();
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Makes a pipe, and opens it as soon as somebody writes to it.</summary>
    /// <exception cref="NotRunException">There are no named pipes here.</exception>
    public NamedPipe(string path)
    {
        if (OperatingSystem.IsWindows() || MakeFifo(path, OpenToAll) != 0)
        {
            throw new NotRunException($"no named pipe can be made in {Path.GetDirectoryName(path)}");
        }

        File.SetUnixFileMode(path, (UnixFileMode)OpenToAll);
        _path = path;
        _opening = Task.Factory.StartNew(Open, TaskCreationOptions.LongRunning);
    }

    /// <summary>What has been read.</summary>
    public byte[] Read => _read.ToArray();

    /// <summary>Reads what is there, or waits for some.</summary>
    /// <returns>False where nobody writes any more.</returns>
    public async Task<bool> ReadAsync()
    {
        await _turn.WaitAsync();
        try
        {
            var buffer = new byte[64 * 1024];
            var count = await (await _opening).ReadAsync(buffer);
            _read.Write(buffer, 0, count);
            return count > 0;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Reads until nobody writes any more.</summary>
    public async Task ReadToEndAsync()
    {
        while (await ReadAsync()) { }
    }

    /// <summary>Goes away, so that whoever writes on finds the pipe broken.</summary>
    public async Task CloseAsync() => await (await _opening).DisposeAsync();

    /// <summary>To be called when nobody will write any more: ends a wait for somebody who never came.</summary>
    public void Release() => new FileStream(_path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite).Dispose();

    /// <inheritdoc/>
    public void Dispose()
    {
        Release();
        _opening.GetAwaiter().GetResult().Dispose();
        _read.Dispose();
        _turn.Dispose();
    }

    private FileStream Open() => new(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);

    [LibraryImport("libc", EntryPoint = "mkfifo", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MakeFifo(string path, uint mode);
}
