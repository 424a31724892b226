using Connectors.Streams;

namespace Connectors.Selligent;

/// <summary>What all of Message Studio's objects have in common, and how their fields are given out.</summary>
internal static class Asset
{
    /// <summary>The field that names an asset.</summary>
    public const string Id = "asset_id";

    /// <summary>When an asset was last changed.</summary>
    public const string ModifiedTime = "modified_time";

    /// <summary>Counts its changes.</summary>
    public const string VersionNumber = "version_number";

    /// <summary>Of an object that comes inside of an asset, wherever it is given out.</summary>
    public static IReadOnlyList<FieldRule> ReferenceRules { get; } =
    [FieldRule.WholeNumber(Id), FieldRule.Text(VersionNumber), ReadableTime.AnyNumber.Rule(ModifiedTime)];

    /// <summary>Of an asset of a list. Its key goes by another name there, as users of the Singer tap know it.</summary>
    public static IReadOnlyList<FieldRule> Rules { get; } =
    [
        FieldRule.WholeNumber(Id) with
        {
            NewName = "id",
        },
        FieldRule.Text(VersionNumber),
        ReadableTime.AnyNumber.Rule(ModifiedTime),
        .. new[] { "campaign", "owner", "target", "primary_source", "program_data_source" }.Select(field =>
            FieldRule.Within(field, ReferenceRules)
        ),
    ];
}
