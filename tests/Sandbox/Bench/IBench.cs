namespace Sandbox.Bench;

/// <summary>Replies made before the first request, in blocks whose length is known.</summary>
public interface IBench
{
    /// <summary>The path that is served, as the vendor names it.</summary>
    string Path { get; }

    /// <summary>The query of every reply, so that a client can name all of them in advance.</summary>
    IEnumerable<string> Queries { get; }

    /// <summary>How many blocks hold records.</summary>
    int Count { get; }

    /// <summary>The exact length of a block as sent.</summary>
    int LengthOf(int block);

    /// <summary>Writes a block into a buffer of at least its length.</summary>
    void Fill(int block, Span<byte> buffer);
}
