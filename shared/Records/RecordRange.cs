namespace Connectors.Records;

/// <summary>Where one record lies in its batch's buffer.</summary>
/// <param name="Start">Its first byte, an opening brace.</param>
/// <param name="Length">Its length in bytes, the closing brace included.</param>
/// <param name="Layout">Which of the batch's layouts it has.</param>
/// <param name="Traits">What writing it has to look after.</param>
/// <param name="PrefixStart">Where the members put before its own lie in the batch's prefixes.</param>
/// <param name="PrefixLength">Their length; 0 for none.</param>
public readonly record struct RecordRange(
    int Start,
    int Length,
    int Layout,
    RecordTraits Traits,
    int PrefixStart = 0,
    int PrefixLength = 0
);
