namespace Acceptance.Running;

/// <summary>Something cannot be tried on this machine or with this connector; the message says why. It is no failure.</summary>
public sealed class NotRunException(string message) : Exception(message);
