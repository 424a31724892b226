namespace Acceptance.Tests.SelfCheck;

/// <summary>What is wrong with how a run begins and ends, what it says besides, and how it lives with where it is.</summary>
internal static class CaughtRuns
{
    public static IReadOnlyList<CaughtFault> All =>
        [.. Failures, .. CommandLines, .. Secrets, .. Endings, .. Runners, .. Surroundings];

    private static CaughtFault[] Failures =>
        [
            new("success-after-failure", "basic_read.trace_message_on_failure", "exit code 0"),
            new("success-after-failure", "failures.unknown_stream", "exit code 0"),
            new("success-after-failure", "failures.config_missing", "exit code 0"),
            new("untold-failure", "basic_read.trace_message_on_failure", "without a TRACE ERROR"),
            new("untold-failure", "failures.unknown_mode", "a TRACE ERROR and another exit code than 0"),
            new("no-incomplete", "basic_read.other_streams_go_on", "INCOMPLETE for the stream that is not there"),
            new("no-incomplete", "failures.unknown_stream_incomplete", "no_such_stream: []"),
            new("gives-up", "failures.others_complete", "orders: the records of a full refresh"),
            new("no-closing-error", "failures.closing_error", "a last TRACE ERROR without a stream"),
            new("no-failure-type", "failures.failure_type", "a failure_type, one of"),
            new("raw-exception", "failures.messages", "System.InvalidOperationException"),
            new("failed-exits-with-1", "failures.check_breaks_schema", "exit code 1; FAILED"),
        ];

    private static CaughtFault[] CommandLines =>
        [
            new("help-fails", "commands.help", "--help: exit code 0; got exit code 1"),
            new("usage-as-success", "commands.none", "another exit code than 0; got exit code 0"),
            new("success-after-failure", "commands.wrong_arguments", "no_such_command: not 0"),
            new("no-equals", "commands.flag_with_equals", "--config=FILE: exit code 0"),
            new("strict-flags", "commands.foreign_flag", "--manifest-path: exit code 0"),
            new("order-counts", "commands.flag_order", "--catalog before --config: exit code 0"),
            new("whole-paths-only", "commands.relative_paths", "relative paths: exit code 0"),
            new("json-files-only", "commands.text_files", "files that end in .txt: exit code 0"),
            new("chatty-errors", "commands.standard_error", "spec: 163840"),
        ];

    private static CaughtFault[] Secrets =>
        [
            new("secret", "secrets.check", "/api_key is said nowhere"),
            new("secret-in-base64", "secrets.discover", "/api_key is said nowhere"),
            new("secret-in-url", "secrets.odd", "/api_key is said nowhere"),
            new("secret-in-state", "secrets.states", "/api_key is said nowhere"),
        ];

    private static CaughtFault[] Endings =>
        [
            new("deaf", "endings.sigterm", "143, or the signal; got exit code 0"),
            new("success-after-signal", "endings.sigterm", "143, or the signal; got exit code 0"),
            new("success-after-signal", "endings.sigint", "130, or the signal; got exit code 0"),
            new("success-after-signal", "endings.sigterm_by_signal", "that its child was terminated"),
            new("half-line", "endings.sigterm_lines", "the last line has no end"),
            new("no-incomplete", "endings.sigterm_statuses", "visits: never begun, or ended"),
            new("no-count", "endings.sigterm_states", "a STATE without sourceStats.recordCount"),
            new("stays-without-reader", "endings.closed_output", "another exit code than 0; got 0"),
            new("stays-without-reader", "endings.full_disk_spec", "another exit code than 0; got exit code 0"),
        ];

    private static CaughtFault[] Runners =>
        [
            new("no-json", "runners.platform_read", "Connecting to the shop"),
            new("late-word", "runners.faros_answers", "CATALOG; got LOG"),
            new("spec-without-docs", "runners.airbyte_serverless_spec", "a documentationUrl"),
            new("unknown-type", "runners.airbyte_serverless_answers", "CATALOG as the first message"),
            new("null-trace", "runners.airbyte_serverless_read", "no trace of null"),
            new("option-without-type", "runners.meltano_spec", "currency: no type"),
            new("null-cursor", "runners.meltano_catalog", "default_cursor_field is null"),
            new("distrusting-check", "runners.meltano_check", "SUCCEEDED; got exit code 0; FAILED"),
            new("silent-failure", "runners.meltano_failed_check", "integration_tests/invalid_config.json: a message"),
            new("chatty-errors", "runners.meltano_read", "an end, though nobody reads standard error"),
        ];

    private static CaughtFault[] Surroundings =>
        [
            new("needs-home", "surroundings.unknown_user", "exit code 0; got exit code 1"),
            new("local-letters", "surroundings.locale", "customer is \"Zo? "),
            new("local-time", "surroundings.time_zone", "-03:30"),
            new("writes-here", "surroundings.foreign_folder", "connector.log"),
        ];
}
