using System.Text;
using Connectors.Records;

namespace Connectors.Tests.Http;

/// <summary>A format whose reading is the test's.</summary>
internal sealed class SomeFormat<T>(Func<Stream, Spool, T> read) : IBodyFormat<T>
{
    public string Name => "text";

    public T Read(Stream body, Spool spool) => read(body, spool);
}

/// <summary>Formats that several fixtures read with.</summary>
internal static class SomeFormats
{
    /// <summary>All of a body as text.</summary>
    public static SomeFormat<string> Text { get; } = new((body, _) => ReadAll(body));

    public static string ReadAll(Stream body)
    {
        using var reader = new StreamReader(body, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
