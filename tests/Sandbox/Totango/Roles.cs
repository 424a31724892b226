namespace Sandbox.Totango;

/// <summary>What people are to an account. Each is an attribute with the name, whose twin has the address.</summary>
internal static class Roles
{
    public const string Twin = "___tid";

    public static IReadOnlyList<string> All { get; } = ["Success Manager", "Sales Manager"];

    /// <summary>The role that an attribute is of, and whether it is the twin; <c>null</c> for any other.</summary>
    public static (string Role, bool IsTwin)? Of(string attribute)
    {
        var isTwin = attribute.EndsWith(Twin, StringComparison.Ordinal);
        var role = isTwin ? attribute[..^Twin.Length] : attribute;
        return All.Contains(role) ? (role, isTwin) : null;
    }
}
