namespace Connectors.Records;

/// <summary>A body ended before what it had begun was whole: it was cut on its way, and a smaller one may arrive.</summary>
/// <param name="message">Where it broke off, without content.</param>
public sealed class CutBodyException(string message) : IOException(message);
