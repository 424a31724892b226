namespace Connectors.Records;

/// <summary>What of a record keeps its bytes from being copied into an output line as they are.</summary>
[Flags]
public enum RecordTraits : byte
{
    /// <summary>Plain ASCII on one line: the bytes are the output.</summary>
    None = 0,

    /// <summary>Holds UTF-8 beyond ASCII.</summary>
    NonAscii = 1,

    /// <summary>Holds a <c>\u</c> escape, hence perhaps half of a surrogate pair, which many readers refuse.</summary>
    UnicodeEscape = 2,

    /// <summary>Holds line breaks or tabs between its tokens.</summary>
    LineBreak = 4,

    /// <summary>Holds bytes that are not UTF-8.</summary>
    BrokenText = 8,
}
