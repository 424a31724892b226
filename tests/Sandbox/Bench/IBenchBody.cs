namespace Sandbox.Bench;

/// <summary>One reply without end, all blocks one behind the other; it goes out chunked.</summary>
public interface IBenchBody : IBench
{
    /// <summary>The content type of the reply.</summary>
    string ContentType { get; }

    /// <summary>Whether the query asks for the records; any other gets a body without any.</summary>
    bool IsFor(string query);
}
