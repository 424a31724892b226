using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Connectors.Tests.Records;

/// <summary>Text whose padding ends where memory ends: whoever reads a byte too far ends the process.</summary>
[SupportedOSPlatform("linux")]
internal sealed unsafe partial class FencedText : IDisposable
{
    private const int ReadWrite = 3;
    private const int PrivateAnonymous = 0x22;

    private readonly int _page = Environment.SystemPageSize;
    private readonly int _room;
    private readonly byte* _memory;

    /// <summary>Room for texts up to <paramref name="longest"/> bytes.</summary>
    public FencedText(int longest)
    {
        _room = ((longest / _page) + 1) * _page;
        _memory = Map(null, (nuint)(_room + _page), ReadWrite, PrivateAnonymous, -1, 0);
        if (_memory == (byte*)-1 || Protect(_memory + _room, (nuint)_page, 0) != 0)
        {
            throw new InvalidOperationException("no memory");
        }
    }

    /// <summary>Puts a text with its padding right before the fence.</summary>
    public byte* Put(ReadOnlySpan<byte> text, int padding)
    {
        var start = _memory + _room - padding - text.Length;
        text.CopyTo(new Span<byte>(start, text.Length));
        new Span<byte>(start + text.Length, padding).Clear();
        return start;
    }

    public void Dispose() => _ = Unmap(_memory, (nuint)(_room + _page));

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial byte* Map(void* address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect")]
    private static partial int Protect(void* address, nuint length, int protection);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int Unmap(void* address, nuint length);
}
