using System.Globalization;

namespace Sandbox.Data;

/// <summary>Uuids whose last group is the position, so that what one names is found without a table.</summary>
internal static class SeededId
{
    public static string Of(int seed, string kind, long index)
    {
        var bits = Draw.Of(seed, kind, index).Next();
        return $"{(uint)bits:x8}-{(ushort)(bits >> 32):x4}-4{(bits >> 48) & 0xfff:x3}-8000-{index:x12}";
    }

    /// <summary>The position that the uuid names, or <c>null</c> where it was not made with this seed and kind.</summary>
    public static long? IndexOf(int seed, string kind, string uuid) =>
        uuid.Length == 36
        && long.TryParse(uuid.AsSpan(24), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var index)
        && Of(seed, kind, index) == uuid
            ? index
            : null;
}
