namespace Sandbox.Bronto;

/// <summary>What a contact is found by.</summary>
internal sealed record Contact(long Index, string Id, string Email, string? MobileNumber)
{
    public required string Status { get; init; }

    public required string MsgPref { get; init; }

    public required string Source { get; init; }

    public required string? CustomSource { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset Modified { get; init; }

    public required IReadOnlyList<string> ListIds { get; init; }

    public required IReadOnlyList<string> SegmentIds { get; init; }

    public required IReadOnlyList<string> KeywordIds { get; init; }
}
