using System.Text.Json;
using Acceptance.Running;

namespace Acceptance.Rows.Settings;

/// <summary>
/// The keys that Airbyte's newer standard tests read in the settings. They refuse a whole file for any other, in the suites
/// that they read at all.
/// </summary>
internal static class PortableKeys
{
    private static readonly string[] OfEveryTest =
    [
        "config_path",
        "config_dict",
        "configured_catalog_path",
        "empty_streams",
        "status",
        "bypass_reason",
        "validate_schema",
    ];

    private static readonly Dictionary<string, string[]> OfSuites = new()
    {
        ["spec"] = ["spec_path", "backward_compatibility_tests_config", "deployment_mode"],
        ["connection"] = ["deployment_mode"],
        ["discovery"] = ["backward_compatibility_tests_config"],
        ["basic_read"] = ["client_container_config", "expect_trace_message_on_failure", "validate_state_messages"],
        ["full_refresh"] = ["client_container_config"],
    };

    /// <summary>Where there is any other.</summary>
    public static IEnumerable<string> Refused(Subject subject) =>
        subject.Folder.Settings().Member("acceptance_tests") is { } suites
            ? Refused(suites)
            : ["no acceptance_tests, which they begin with"];

    private static IEnumerable<string> Refused(JsonElement suites) =>
        from suite in OfSuites
        from entry in suites.Member(suite.Key)?.Items("tests") ?? []
        where entry.ValueKind == JsonValueKind.Object
        from key in entry.EnumerateObject().Select(member => member.Name).Except([.. OfEveryTest, .. suite.Value])
        select $"{key} in {suite.Key}";
}
