namespace Sandbox.Bench;

/// <summary>A piece of a page: text that stays, or room for a patch of a fixed length.</summary>
/// <param name="Text">The text; for a patch, bytes that occur in no text.</param>
/// <param name="Patch">The number of the patch, or <c>null</c>.</param>
internal sealed record PagePart(byte[] Text, int? Patch)
{
    public static PagePart Of(byte[] text) => new(text, null);

    public static PagePart Room(int patch, int length)
    {
        var room = new byte[length];
        room.AsSpan().Fill(1);
        return new PagePart(room, patch);
    }
}
