using System.Text.Json;

namespace Acceptance.Running;

/// <summary>A TRACE ERROR.</summary>
/// <param name="Payload">All of it.</param>
/// <param name="EmittedAt">When it says it was written: of several, the earliest decides whether a run is tried again.</param>
public sealed record TraceError(JsonElement Payload, double EmittedAt)
{
    /// <summary>What the user is told.</summary>
    public string Message => Payload.TextOr("message", "");

    /// <summary>Who can mend it; the protocol's default where it is not said.</summary>
    public string FailureType => Payload.TextOr("failure_type", "system_error");

    /// <summary>The stream it is about; empty for the run.</summary>
    public string Stream => Messages.StreamOf(Payload);
}
