namespace Sandbox.Iterable;

/// <summary>An event or a user that can be exported, for a test to compare with what was read.</summary>
/// <param name="Id">
/// What tells it from all others of its type, as its line has it: eventName for purchase and customEvent, itblUserId for
/// user, messageId for all others.
/// </param>
/// <param name="At">Its createdAt or profileUpdatedAt, to the fraction that its line says.</param>
public sealed record IterableEvent(string Id, DateTimeOffset At);
