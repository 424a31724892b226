using YamlDotNet.Serialization;

namespace Acceptance.Settings;

/// <summary>
/// A connector's <c>acceptance-test-config.yml</c>, in the format of Airbyte's connector acceptance tests. A key that is there
/// without a value is null in YAML: lists are then empty.
/// </summary>
public sealed class AcceptanceConfig
{
    /// <summary>The image that the file was written for.</summary>
    [YamlMember(Alias = "connector_image")]
    public string? ConnectorImage { get; set; }

    /// <summary>Another folder that paths are relative to.</summary>
    [YamlMember(Alias = "base_path")]
    public string? BasePath { get; set; }

    /// <summary>Variables of the environment for each run.</summary>
    [YamlMember(Alias = "custom_environment_variables")]
    public Dictionary<string, string> CustomEnvironmentVariables
    {
        get;
        set => field = value ?? [];
    } = [];

    /// <summary><c>low</c> or <c>high</c>.</summary>
    [YamlMember(Alias = "test_strictness_level")]
    public string? StrictnessLevel { get; set; }

    /// <summary>Whether nothing may be left out without a reason.</summary>
    [YamlIgnore]
    public bool IsHigh => StrictnessLevel == "high";

    /// <summary>The suites and their tests.</summary>
    [YamlMember(Alias = "acceptance_tests")]
    public Dictionary<string, Section> Sections
    {
        get;
        set => field = value ?? [];
    } = [];

    /// <summary>The old form of <see cref="Sections"/>, with the tests alone.</summary>
    [YamlMember(Alias = "tests")]
    public Dictionary<string, List<Entry>> OldSections
    {
        get;
        set => field = value ?? [];
    } = [];

    /// <summary>One of the suites; empty where the file does not name it.</summary>
    public Section this[string name] =>
        Sections.GetValueOrDefault(name) ?? new Section { Tests = OldSections.GetValueOrDefault(name) ?? [] };
}

/// <summary>A suite: its tests, or why there are none.</summary>
public sealed class Section
{
    /// <summary>Why the suite is left out.</summary>
    [YamlMember(Alias = "bypass_reason")]
    public string? BypassReason { get; set; }

    /// <summary>The tests.</summary>
    [YamlMember(Alias = "tests")]
    public List<Entry> Tests
    {
        get;
        set => field = value ?? [];
    } = [];
}
