namespace Acceptance.Tests.SelfCheck;

/// <summary>What is wrong with lines, and with the answers of <c>spec</c>, <c>check</c> and <c>discover</c>.</summary>
internal static class CaughtAnswers
{
    public static IReadOnlyList<CaughtFault> All => [.. Lines, .. Spec, .. Check, .. Catalog];

    private static CaughtFault[] Lines =>
        [
            new("no-json", "wire.spec", "no bare JSON object: Connecting to the shop"),
            new("no-json", "wire.discover", "no bare JSON object: Connecting to the shop"),
            new("null-field", "wire.read", "null in the protocol's field data"),
            new("unknown-type", "wire.read", "no known type: {\"type\":\"DEBUG\""),
            new("half-line", "wire.read", "the last line has no end"),
            new("empty-record", "wire.read", "empty data"),
            new("spaced", "wire.careful", "not compact"),
            new("raw-text", "wire.careful", "beyond ASCII"),
            new("search-word", "wire.careful", "the word CATALOG"),
        ];

    private static CaughtFault[] Spec =>
        [
            new("talkative-spec", "spec.output", "it is in line 13"),
            new("twin-specs", "spec.output", "exactly one SPEC; got 2"),
            new("spec-without-docs", "spec.output", "documentationUrl"),
            new("renamed-option", "spec.match_expected", "currency/title: \"Currency\"; got spec.json: \"Money\""),
            new("new-required", "spec.config_match_spec", "currency: expected a value"),
            new("twin-values", "spec.enum_usage", "\"EUR\" 2 times"),
            new("untold-alternatives", "spec.oneof_usage", "const in every alternative; got /properties/assortment"),
            new("unmarked-secret", "spec.secret_is_properly_marked", "/properties/api_key: none"),
            new("secret-object", "spec.secret_is_properly_marked", "/properties/http_proxy: object"),
            new("two-types", "spec.property_type_is_not_array", "lookback_window: [\"integer\",\"string\"]"),
            new("empty-object", "spec.object_not_empty", "/properties/http_proxy: neither"),
            new("list-of-anything", "spec.array_type", "/properties/currency: nothing"),
            new("any-of", "spec.forbidden_complex_types", "no anyOf; got /properties/currency"),
            new("date-without-pattern", "spec.date_pattern", "/properties/start_date: none"),
            new("date-without-format", "spec.date_format", "/properties/start_date: none"),
            new("same-order", "spec.duplicate_order", "1 of start_date, currency"),
            new("nested-group", "spec.nested_group", "proxy_url: \"network\""),
            new("display-type", "spec.display_type", "/properties/currency: no oneOf"),
            new("dangling-ref", "spec.defined_refs_exist_in_json_spec_file", "#/definitions/currency"),
            new("closed-spec", "spec.additional_properties_is_true", "the root: false"),
            new("option-without-title", "spec.forms", "a title on each option; got /properties/currency"),
            new("new-required", "spec.backward_compatibility", "required now and was not; got /properties/currency"),
            new("removed-option", "spec.backward_compatibility", "/properties/lookback_window: it is gone"),
            new("narrowed-enum", "spec.backward_compatibility", "/properties/currency: no \"USD\""),
        ];

    private static CaughtFault[] Check =>
        [
            new("two-statuses", "connection.check", "{\"status\":\"SUCCEEDED\"}, {\"status\":\"SUCCEEDED\"}"),
            new("silent-failure", "connection.check", "a message with FAILED; got"),
            new("trusting-check", "connection.check", "exactly one CONNECTION_STATUS, FAILED"),
            new("failed-exits-with-1", "connection.check", "exit code 1"),
        ];

    private static CaughtFault[] Catalog =>
        [
            new("twin-streams", "discovery.discover", "2 called \"orders\""),
            new("no-type-of-field", "discovery.streams_have_valid_json_schemas", "/properties/stock/type: \"int64\""),
            new("two-types-of-field", "discovery.supported_data_types", "one type beside null"),
            new("unknown-cursor", "discovery.defined_cursors_exist_in_schema", "orders: [\"changed_at\"]"),
            new("unknown-key", "discovery.primary_keys_exist_in_schema", "products: [\"uuid\"]"),
            new("object-as-key", "discovery.primary_keys_data_type", "[\"size\"]: object"),
            new("schema-with-ref", "discovery.defined_refs_exist_in_schema", "#/definitions/count"),
            new("schema-with-not", "discovery.forbidden_keywords", "no not; got stream products"),
            new("no-modes", "discovery.streams_has_sync_modes", "stream shop: []"),
            new("closed-schema", "discovery.additional_properties_is_true", "stream shop: the root: false"),
            new("retyped-field", "discovery.backward_compatibility", "products/stock: null or string"),
            new("removed-field", "discovery.backward_compatibility", "products/note: it is gone"),
            new("removed-stream", "discovery.backward_compatibility", "orders: it is gone"),
            new("changing-catalog", "discovery.stable", "/streams/3/json_schema/properties/field_"),
            new("odd-name", "discovery.names", "snake_case; got stream The Shop"),
            new("keyless-stream", "connector_attributes.streams_define_primary_key", "none for products"),
            new("removed-stream", "connector_attributes.suggested_streams", "orders, which are not"),
        ];
}
