using System.Text.Json;

namespace Connectors.Support.Running;

/// <summary>A TRACE ERROR.</summary>
/// <param name="Payload">All of it.</param>
/// <param name="EmittedAt">When it says it was written: of several, the earliest decides whether a run is tried again.</param>
public sealed record TraceError(JsonElement Payload, double EmittedAt)
{
    /// <summary>What the user is told.</summary>
    public string Message => Payload.GetProperty("message").GetString()!; // the protocol demands it

    /// <summary>Who can mend it.</summary>
    public string FailureType => Payload.GetProperty("failure_type").GetString()!; // ours always has one

    /// <summary>The stream it is about; empty for the run.</summary>
    public string Stream => Messages.StreamOf(Payload);
}
