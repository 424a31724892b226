namespace Sandbox.Totango;

/// <summary>What an offset counts; documents and clients disagree.</summary>
public enum OffsetForm
{
    /// <summary>Records.</summary>
    Record,

    /// <summary>Pages.</summary>
    Page,
}
