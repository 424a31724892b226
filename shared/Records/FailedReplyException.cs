namespace Connectors.Records;

/// <summary>An answer that is whole and valid, and says that what was asked for failed, although its status says otherwise.</summary>
/// <param name="reason">The vendor's words.</param>
public sealed class FailedReplyException(string reason) : Exception(reason);
