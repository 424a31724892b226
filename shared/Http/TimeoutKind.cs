namespace Connectors.Http;

/// <summary>What a running time-out waits for.</summary>
internal enum TimeoutKind
{
    /// <summary>The first byte of an answer.</summary>
    Headers,

    /// <summary>The next bytes of a body.</summary>
    Body,

    /// <summary>The end of the time that all calls of the scope share.</summary>
    Budget,
}
