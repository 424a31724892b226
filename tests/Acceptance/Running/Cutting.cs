namespace Acceptance.Running;

/// <summary>Cuts what a connector sent to what a person reads.</summary>
internal static class Cutting
{
    /// <summary>The beginning of a text.</summary>
    public static string Cut(this string text, int length = 200) => text.Length <= length ? text : text[..length] + "…";
}
