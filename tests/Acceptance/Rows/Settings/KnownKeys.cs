using System.Globalization;
using System.Text.Json;
using Acceptance.Running;

namespace Acceptance.Rows.Settings;

/// <summary>The keys of the settings, whichever generation of Airbyte's tests reads them.</summary>
internal static class KnownKeys
{
    private static readonly string[] OfFile =
    [
        "connector_image",
        "base_path",
        "test_strictness_level",
        "cache_discovered_catalog",
        "cached_discovered_catalog",
        "custom_environment_variables/**",
    ];

    private static readonly string[] OfEveryTest =
    [
        "config_path",
        "config_dict/**",
        "timeout_seconds",
        "deployment_mode",
        "bypass_reason",
    ];

    private static readonly string[] OfReads =
    [
        "configured_catalog_path",
        "empty_streams/name",
        "empty_streams/bypass_reason",
        "ignored_fields/*/name",
        "ignored_fields/*/bypass_reason",
        "client_container_config/secrets_path",
        "client_container_config/client_container_dockerfile_path",
        "client_container_config/setup_command",
        "client_container_config/teardown_command",
        "client_container_config/between_syncs_command",
        "client_container_config/final_teardown_command",
    ];

    private static readonly string[] OfCompatibility =
    [
        "backward_compatibility_tests_config/previous_connector_version",
        "backward_compatibility_tests_config/disable_for_version",
    ];

    private static readonly Dictionary<string, string[]> OfSuites = new()
    {
        ["spec"] = ["spec_path", "auth_default_method/oauth", "auth_default_method/bypass_reason", .. OfCompatibility],
        ["connection"] = ["status"],
        ["discovery"] = ["validate_primary_keys_data_type", .. OfCompatibility],
        ["basic_read"] =
        [
            "expect_records/path",
            "expect_records/exact_order",
            "expect_records/extra_fields",
            "expect_records/extra_records",
            "expect_records/bypass_reason",
            "validate_schema",
            "validate_stream_statuses",
            "validate_state_messages",
            "validate_primary_keys_data_type",
            "validate_data_points",
            "fail_on_extra_columns",
            "expect_trace_message_on_failure",
            "file_types/bypass_reason",
            "file_types/skip_test",
            "file_types/unsupported_types/extension",
            "file_types/unsupported_types/bypass_reason",
            .. OfReads,
        ],
        ["full_refresh"] = OfReads,
        ["incremental"] =
        [
            "future_state_path",
            "future_state/future_state_path",
            "future_state/bypass_reason",
            "future_state/missing_streams/name",
            "future_state/missing_streams/bypass_reason",
            "future_state/cursor_format/format",
            "future_state/cursor_format/streams/name",
            "future_state/cursor_format/streams/format",
            "cursor_paths/**",
            "threshold_days",
            "skip_comprehensive_incremental_tests",
            .. OfReads,
        ],
        ["connector_attributes"] =
        [
            "streams_without_primary_key/name",
            "streams_without_primary_key/bypass_reason",
            "allowed_hosts/bypass_reason",
            "suggested_streams/bypass_reason",
        ],
        ["connector_documentation"] = [],
    };

    private static readonly string[][] All =
    [
        .. OfFile
            .Concat(
                OfSuites.SelectMany(suite =>
                    OfEveryTest
                        .Concat(suite.Value)
                        .SelectMany(key =>
                            (string[])[$"acceptance_tests/{suite.Key}/tests/{key}", $"tests/{suite.Key}/{key}"]
                        )
                        .Append($"acceptance_tests/{suite.Key}/bypass_reason")
                )
            )
            .Select(path => path.Split('/')),
    ];

    /// <summary>Where there is any other.</summary>
    public static IEnumerable<string> Unknown(Subject subject) => Unknown(subject.Folder.Settings(), [], "");

    /// <summary>Items of an array have no part of their own in a key's path.</summary>
    private static IEnumerable<string> Unknown(JsonElement value, IReadOnlyList<string> path, string shown) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => value
                .EnumerateObject()
                .SelectMany(member =>
                {
                    IReadOnlyList<string> inner = [.. path, member.Name];
                    var place = shown.Length == 0 ? member.Name : $"{shown}.{member.Name}";
                    return IsKnown(inner) ? Unknown(member.Value, inner, place) : [place];
                }),
            JsonValueKind.Array => value
                .EnumerateArray()
                .SelectMany(
                    (item, i) => Unknown(item, path, string.Create(CultureInfo.InvariantCulture, $"{shown}[{i}]"))
                ),
            _ => [],
        };

    private static bool IsKnown(IReadOnlyList<string> path) =>
        All.Any(known =>
            known.Length >= path.Count
                ? path.Zip(known).All(pair => pair.Second is "*" or "**" || pair.First == pair.Second)
                : known[^1] == "**" && path.Zip(known).All(pair => pair.Second == "**" || pair.First == pair.Second)
        );
}
