namespace Acceptance.Tests.SelfCheck;

/// <summary>What is wrong with what is read: records, statuses, STATEs, and how a state is taken.</summary>
internal static class CaughtReads
{
    public static IReadOnlyList<CaughtFault> All => [.. Records, .. Accounts, .. GivenStates];

    private static CaughtFault[] Records =>
        [
            new("empty-stream", "basic_read.read", "none of shop"),
            new("stranger", "basic_read.read", "records of strangers"),
            new("wrong-type", "basic_read.schema", "id=\"product-050\", is_sold: expected boolean or null"),
            new("integer-with-fraction", "basic_read.schema", "id=\"product-050\", stock: expected integer or null"),
            new("bad-date-time", "basic_read.schema", "id=\"product-050\", created_at: expected a date-time"),
            new("null-key", "basic_read.primary_keys", "products: id is null in 1 of 100 records"),
            new("duplicate-record", "basic_read.unique_keys", "id=\"product-050\", 2 times"),
            new("extra-column", "basic_read.extra_columns", "products: surprise"),
            new("empty-field", "basic_read.data_points", "product_variants: color"),
            new("zero-dropped", "basic_read.expected_records", "price is 50.1 where 50.10 is expected"),
            new("digits-lost", "basic_read.expected_records", "serial is 1.2345678901234568E29 where 1234567890123456"),
            new("seconds", "basic_read.emitted_at", "emitted_at within the run"),
            new("record-lost", "full_refresh.sequential_reads", "are missing"),
        ];

    /// <summary>Statuses and STATEs.</summary>
    private static CaughtFault[] Accounts =>
        [
            new("no-started", "basic_read.stream_statuses", "orders: statuses RUNNING, COMPLETE"),
            new("no-running", "basic_read.stream_statuses", "orders: statuses STARTED, COMPLETE"),
            new("no-complete", "basic_read.stream_statuses", "orders: statuses STARTED, RUNNING"),
            new("no-state", "basic_read.state_messages", "none for shop"),
            new("no-count", "basic_read.state_messages", "a STATE with sourceStats.recordCount"),
            new("legacy-state", "basic_read.state_messages", "no type"),
            new("wrong-count", "basic_read.accounting", "orders: a STATE that counts"),
            new("same-state", "basic_read.accounting", "visits: the same STATE twice"),
            new("early-state", "basic_read.accounting", "of 0 records"),
            new("early-complete", "basic_read.order", "visits: a STATE before STARTED or after the end"),
            new("cursor-goes-back", "incremental.cursor_only_grows", "then \"2024-01-01\""),
            new("state-ahead", "endings.sigkill_resumed", "visits: the records of an undisturbed read"),
        ];

    /// <summary>States that a runner gives.</summary>
    private static CaughtFault[] GivenStates =>
        [
            new("state-ignored", "incremental.two_sequential_reads", "records from the last STATE on"),
            new("state-ignored", "incremental.state_with_abnormally_large_values", "no records; got"),
            new("state-ignored", "states.corrupt", "exit code 0"),
            new("lost-on-resume", "incremental.read_sequential_slices", "visits: 32 of 3840 are missing"),
            new("state-of-a-list", "full_refresh.no_state", "products: 100 of 100 are missing"),
            new("refresh-begins-anew", "states.resumed_full_refresh", "got 3840, with some before it"),
            new("missing-state-ignored", "failures.state_missing", "exit code 0"),
            new("one-state-form", "states.empty_object", "exit code 0; got exit code 1"),
            new("one-state-form", "states.single", "exit code 0; got exit code 1"),
            new("one-state-form", "states.legacy", "exit code 0; got exit code 1"),
        ];
}
