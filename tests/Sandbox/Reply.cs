using System.Text;

namespace Sandbox;

/// <summary>A reply before it goes on the wire.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">The content type, or <c>null</c> for none.</param>
/// <param name="Body">The bytes before compression.</param>
public sealed record Reply(int Status, string? ContentType, ReadOnlyMemory<byte> Body)
{
    /// <summary>Further headers.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>
    /// A body made while it is sent, in place of <see cref="Body"/>: for exports too long to be held. It goes out
    /// chunked; a fault that needs the whole body buffers it.
    /// </summary>
    public IEnumerable<ReadOnlyMemory<byte>>? Parts { get; init; }

    /// <summary>
    /// How long the body takes, on <see cref="SandboxOptions.Time"/>: the headers and one half come at once, the other
    /// half after so long. It goes out chunked, from memory.
    /// </summary>
    public TimeSpan Lasts { get; init; }

    /// <summary>
    /// The part of the body, from 0 to 1, behind which the vendor breaks the connection; <c>null</c> sends all. It goes
    /// out chunked, from memory.
    /// </summary>
    public double? CutAfter { get; init; }

    /// <summary>JSON with the given status.</summary>
    public static Reply Json(int status, ReadOnlyMemory<byte> body) => new(status, "application/json", body);

    /// <summary>JSON with the given status.</summary>
    public static Reply Json(int status, string body) => Json(status, Encoding.UTF8.GetBytes(body));

    /// <summary>Plain text with the given status.</summary>
    public static Reply Text(int status, string body) => new(status, "text/plain", Encoding.UTF8.GetBytes(body));

    /// <summary>An HTML page with the given status.</summary>
    public static Reply Html(int status, string body) => new(status, "text/html", Encoding.UTF8.GetBytes(body));

    /// <summary>The same reply with a further header.</summary>
    public Reply With(string name, string value) => this with { Headers = [.. Headers, (name, value)] };

    /// <summary>The whole body at once.</summary>
    internal ReadOnlyMemory<byte> Whole() => Parts is null ? Body : Parts.SelectMany(part => part.ToArray()).ToArray();
}
