using Sandbox.Data;

namespace Sandbox.Bronto;

/// <summary>What is the same wherever a contact is named, and texts that people write.</summary>
internal static class People
{
    private static readonly IReadOnlyList<string> _wild =
    [
        "spring-fair",
        "Tom & Jerry <\"'>",
        "  blanks around  ",
        "Fjord &amp; Söhne",
        "]]>",
        "line one\nline two\ttab",
        .. Words.Foreign,
    ];

    /// <summary>A text with marks, blanks and letters that are easily broken.</summary>
    public static string Wild(ref Draw draw) => draw.Pick(_wild);

    public static string Email(long index) =>
        index % 29 == 7
            ? $"o'neil&sons{index}@example.test"
            : $"{Words.First[(int)(index % 8)]}.{Words.Last[(int)(index % 7)]}{index}@example.test".ToLowerInvariant();

    public static string? Mobile(long index) => index % 3 == 0 ? $"1555{index:d7}" : null;

    public static string Status(ref Draw draw) =>
        draw.Pick<string>([
            "active",
            "active",
            "active",
            "onboarding",
            "transactional",
            "bounce",
            "unconfirmed",
            "unsub",
        ]);
}
