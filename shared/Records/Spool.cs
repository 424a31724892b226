namespace Connectors.Records;

/// <summary>
/// Where replies go that are too long for memory: files that are unlinked as soon as they are open, so that nothing is
/// left behind however the process ends.
/// </summary>
/// <param name="folders">Folders to try, the first that can be written to wins.</param>
/// <param name="storageLimit">The most that all files together may take, in bytes, or null for half of the free space.</param>
public sealed class Spool(IReadOnlyList<string> folders, long? storageLimit = null)
{
    /// <summary>What stays in memory: a reply up to this many bytes.</summary>
    public const int MemoryLimit = 16 * 1024 * 1024;

    /// <summary>
    /// What all replies together may hold in memory before the next one goes to a file, whatever its own length: several
    /// streams are read at once, each with a page ahead.
    /// </summary>
    private const long TotalMemoryLimit = 32 * 1024 * 1024;

    private long _used;
    private long _held;

    /// <summary>A new file, already without a name.</summary>
    /// <exception cref="IOException">None of the folders can be written to.</exception>
    internal SpoolFile Open()
    {
        Exception? last = null;
        foreach (var folder in folders)
        {
            try
            {
                var limit = storageLimit ?? new DriveInfo(folder).AvailableFreeSpace / 2;
                return new SpoolFile(this, Create(Path.Combine(folder, Path.GetRandomFileName())), limit);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                last = e;
            }
        }

        throw new IOException(
            $"a long reply needs a temporary file, and none can be made in {string.Join(", ", folders)}",
            last
        );
    }

    private static FileStream Create(string path)
    {
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, bufferSize: 0);
        try
        {
            File.Delete(path);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Whether a reply may take so many bytes of memory more.</summary>
    internal bool MayHold(long bytes) => Interlocked.Read(ref _held) + bytes <= TotalMemoryLimit;

    /// <summary>A reply took so many bytes of memory, or gave them back where negative.</summary>
    internal void Hold(long bytes) => Interlocked.Add(ref _held, bytes);

    internal long Take(long bytes) => Interlocked.Add(ref _used, bytes);
}

/// <summary>One reply on disk.</summary>
internal sealed class SpoolFile(Spool spool, FileStream file, long limit) : IDisposable
{
    private long _length;

    public long Length => _length;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (spool.Take(bytes.Length) > limit)
        {
            spool.Take(-bytes.Length);
            throw new IOException(
                $"a reply is longer than the {limit / 1024 / 1024} MB that temporary files may take here"
            );
        }

        _length += bytes.Length;
        try
        {
            file.Write(bytes);
        }
        catch (IOException e)
        {
            throw new IOException("the temporary file of a long reply cannot be written; its disk may be full", e);
        }
    }

    public int Read(Span<byte> buffer, long offset) => RandomAccess.Read(file.SafeFileHandle, buffer, offset);

    public void Dispose()
    {
        spool.Take(-_length);
        _length = 0;
        file.Dispose();
    }
}
