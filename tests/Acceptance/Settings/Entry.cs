using YamlDotNet.Serialization;

namespace Acceptance.Settings;

/// <summary>One test of a suite; which members count depends on the suite.</summary>
public sealed class Entry
{
    /// <summary>The config.</summary>
    [YamlMember(Alias = "config_path")]
    public string? ConfigPath { get; set; }

    /// <summary>The stored SPEC.</summary>
    [YamlMember(Alias = "spec_path")]
    public string? SpecPath { get; set; }

    /// <summary><c>succeed</c>, <c>failed</c> or <c>exception</c>.</summary>
    [YamlMember(Alias = "status")]
    public string? Status { get; set; }

    /// <summary>Seconds that a run may take.</summary>
    [YamlMember(Alias = "timeout_seconds")]
    public int? TimeoutSeconds { get; set; }

    /// <summary>Why this test is left out.</summary>
    [YamlMember(Alias = "bypass_reason")]
    public string? BypassReason { get; set; }

    /// <summary>The configured catalog; without it, all streams that are discovered.</summary>
    [YamlMember(Alias = "configured_catalog_path")]
    public string? ConfiguredCatalogPath { get; set; }

    /// <summary>Streams without records.</summary>
    [YamlMember(Alias = "empty_streams")]
    public List<Exemption> EmptyStreams
    {
        get;
        set => field = value ?? [];
    } = [];

    /// <summary>Records that must be there.</summary>
    [YamlMember(Alias = "expect_records")]
    public ExpectedRecords? ExpectRecords { get; set; }

    /// <summary>Fields, by stream, that change between two reads.</summary>
    [YamlMember(Alias = "ignored_fields")]
    public Dictionary<string, List<Exemption>> IgnoredFields
    {
        get;
        set => field = value ?? [];
    } = [];

    /// <summary>Whether records are held to their schema.</summary>
    [YamlMember(Alias = "validate_schema")]
    public bool ValidateSchema { get; set; } = true;

    /// <summary>Whether each declared field must have a value in some record.</summary>
    [YamlMember(Alias = "validate_data_points")]
    public bool ValidateDataPoints { get; set; }

    /// <summary>Whether fields that the schema does not have are a failure.</summary>
    [YamlMember(Alias = "fail_on_extra_columns")]
    public bool FailOnExtraColumns { get; set; } = true;

    /// <summary>Whether the parts of a key must be scalars.</summary>
    [YamlMember(Alias = "validate_primary_keys_data_type")]
    public bool ValidatePrimaryKeysDataType { get; set; } = true;

    /// <summary>Whether statuses are checked.</summary>
    [YamlMember(Alias = "validate_stream_statuses")]
    public bool ValidateStreamStatuses { get; set; } = true;

    /// <summary>Whether STATEs are checked.</summary>
    [YamlMember(Alias = "validate_state_messages")]
    public bool ValidateStateMessages { get; set; } = true;

    /// <summary>Whether a failure must be told by a TRACE.</summary>
    [YamlMember(Alias = "expect_trace_message_on_failure")]
    public bool ExpectTraceMessageOnFailure { get; set; } = true;

    /// <summary>What to compare with for compatibility.</summary>
    [YamlMember(Alias = "backward_compatibility_tests_config")]
    public BackwardCompatibility? BackwardCompatibility { get; set; }

    /// <summary>Which login is the default.</summary>
    [YamlMember(Alias = "auth_default_method")]
    public AuthDefaultMethod? AuthDefaultMethod { get; set; }

    /// <summary>A state far ahead of its time.</summary>
    [YamlMember(Alias = "future_state")]
    public FutureState? FutureState { get; set; }

    /// <summary>The old form of <see cref="FutureState"/>.</summary>
    [YamlMember(Alias = "future_state_path")]
    public string? OldFutureStatePath { get; set; }

    /// <summary>Whether reading from each of several states is left out.</summary>
    [YamlMember(Alias = "skip_comprehensive_incremental_tests")]
    public bool SkipComprehensiveIncrementalTests { get; set; }

    /// <summary>Streams without a key.</summary>
    [YamlMember(Alias = "streams_without_primary_key")]
    public List<Exemption> StreamsWithoutPrimaryKey
    {
        get;
        set => field = value ?? [];
    } = [];

    /// <summary>Why the metadata allow any host.</summary>
    [YamlMember(Alias = "allowed_hosts")]
    public Bypass? AllowedHosts { get; set; }

    /// <summary>Why the metadata suggest no streams.</summary>
    [YamlMember(Alias = "suggested_streams")]
    public Bypass? SuggestedStreams { get; set; }
}

/// <summary>Something by name that a check does not hold for.</summary>
public sealed class Exemption
{
    /// <summary>The stream's or the field's name.</summary>
    [YamlMember(Alias = "name")]
    public string Name { get; set; } = "";

    /// <summary>Why.</summary>
    [YamlMember(Alias = "bypass_reason")]
    public string? BypassReason { get; set; }
}

/// <summary>Why something is left out.</summary>
public class Bypass
{
    /// <summary>Why.</summary>
    [YamlMember(Alias = "bypass_reason")]
    public string? BypassReason { get; set; }
}

/// <summary>Records that must be there.</summary>
public sealed class ExpectedRecords : Bypass
{
    /// <summary>A file of JSON lines: <c>{"stream": …, "data": …}</c>.</summary>
    [YamlMember(Alias = "path")]
    public string? Path { get; set; }

    /// <summary>Whether the order counts, and nothing may come besides.</summary>
    [YamlMember(Alias = "exact_order")]
    public bool ExactOrder { get; set; }
}

/// <summary>What to compare with for compatibility.</summary>
public sealed class BackwardCompatibility
{
    /// <summary>The version before.</summary>
    [YamlMember(Alias = "previous_connector_version")]
    public string? PreviousConnectorVersion { get; set; }

    /// <summary>A version that may break with the one before.</summary>
    [YamlMember(Alias = "disable_for_version")]
    public string? DisableForVersion { get; set; }
}

/// <summary>Which login is the default.</summary>
public sealed class AuthDefaultMethod : Bypass
{
    /// <summary>Whether it is OAuth.</summary>
    [YamlMember(Alias = "oauth")]
    public bool OAuth { get; set; } = true;
}

/// <summary>A state far ahead of its time.</summary>
public sealed class FutureState : Bypass
{
    /// <summary>Its file.</summary>
    [YamlMember(Alias = "future_state_path")]
    public string? FutureStatePath { get; set; }

    /// <summary>Streams that the file leaves out.</summary>
    [YamlMember(Alias = "missing_streams")]
    public List<Exemption> MissingStreams
    {
        get;
        set => field = value ?? [];
    } = [];
}
