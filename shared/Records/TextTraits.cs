using System.Text;
using System.Text.Unicode;

namespace Connectors.Records;

/// <summary>Tells the traits of JSON text from its bytes.</summary>
internal static class TextTraits
{
    /// <summary>What its encoding asks for.</summary>
    public static RecordTraits OfEncoding(ReadOnlySpan<byte> text) =>
        Ascii.IsValid(text) ? RecordTraits.None
        : Utf8.IsValid(text) ? RecordTraits.NonAscii
        : RecordTraits.NonAscii | RecordTraits.BrokenText;

    /// <summary>All that text asks for which no cursor has passed; rather too much than too little.</summary>
    public static RecordTraits Of(ReadOnlySpan<byte> text) =>
        OfEncoding(text)
        | (text.Contains((byte)'\\') ? RecordTraits.UnicodeEscape : RecordTraits.None)
        | (text.ContainsAny("\n\r\t"u8) ? RecordTraits.LineBreak : RecordTraits.None);
}
