using System.Text;

namespace Sandbox.Iterable;

/// <summary>A body of lines, made some at a time, with all that is odd about their ends.</summary>
internal sealed class Lines(Rendering rendering, int count, Action<StringBuilder, int> write)
{
    private const int PartLength = 32 * 1024;

    private readonly string _end = rendering.Is(Oddities.Crlf) ? "\r\n" : "\n";

    /// <summary>The place of one more line that is no JSON, always before another.</summary>
    public int? BrokenAt { get; init; }

    public Reply Reply(string contentType) =>
        // Nothing at all is sent for no lines, no trailer of a compressor either.
        new(200, contentType, default) { Parts = count == 0 ? null : Parts() };

    public IEnumerable<ReadOnlyMemory<byte>> Parts()
    {
        var text = new StringBuilder(rendering.Is(Oddities.ByteOrderMark) ? "\uFEFF" : "");
        for (var place = 0; place < count; place++)
        {
            text.Append(rendering.Is(Oddities.BlankLines) && place % 5 == 0 ? _end : "");
            text.Append(place == BrokenAt ? "{\"createdAt\":\"2024-" + _end : "");
            write(text, place);
            text.Append(place == count - 1 ? LastEnd() : _end);
            if (text.Length >= PartLength)
            {
                yield return Encoding.UTF8.GetBytes(text.ToString());
                text.Clear();
            }
        }

        if (text.Length > 0)
        {
            yield return Encoding.UTF8.GetBytes(text.ToString());
        }
    }

    private string LastEnd() =>
        rendering.Is(Oddities.NoLastLineFeed) ? ""
        : rendering.Is(Oddities.BlankLines) ? _end + _end
        : _end;
}
