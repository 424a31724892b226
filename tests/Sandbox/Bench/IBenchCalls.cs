namespace Sandbox.Bench;

/// <summary>Replies that the body of a request asks for, each some blocks one behind the other.</summary>
public interface IBenchCalls : IBench
{
    /// <summary>The content type of every reply.</summary>
    string ContentType { get; }

    /// <summary>The content encoding of every reply, or <c>null</c> for none.</summary>
    string? ContentEncoding { get; }

    /// <summary>The reply to a request, or <c>null</c> where the vendor itself has to answer it.</summary>
    BenchCall? CallOf(string query, ReadOnlyMemory<byte> body);
}
