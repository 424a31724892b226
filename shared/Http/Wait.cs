namespace Connectors.Http;

/// <summary>A wait that begins now.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Until">When it ends; for a rate limit the <c>quota_reset</c> of the stream's status.</param>
/// <param name="Text">What a reader of the log should know; names vendor, status and path, never a query.</param>
public readonly record struct Wait(WaitReason Reason, DateTimeOffset Until, string Text);
