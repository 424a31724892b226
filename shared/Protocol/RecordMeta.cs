using System.Text.Json.Serialization;

namespace Connectors.Protocol;

/// <summary>What was changed about a record on its way.</summary>
internal sealed record RecordMeta([property: JsonPropertyName("changes")] IReadOnlyList<FieldChange>? Changes = null);

/// <summary>One field that does not carry what the vendor sent, and why.</summary>
internal sealed record FieldChange(
    [property: JsonPropertyName("field")] string Field,
    [property: JsonPropertyName("change")] ChangeKind Change,
    [property: JsonPropertyName("reason")] ChangeReason Reason
);

/// <summary>What happened to the field.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChangeKind>))]
internal enum ChangeKind
{
    [JsonStringEnumMemberName("NULLED")]
    Nulled,

    [JsonStringEnumMemberName("TRUNCATED")]
    Truncated,
}

/// <summary>Who could not carry the field, and what about it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChangeReason>))]
internal enum ChangeReason
{
    [JsonStringEnumMemberName("SOURCE_RECORD_SIZE_LIMITATION")]
    SourceRecordSizeLimitation,

    [JsonStringEnumMemberName("DESTINATION_RECORD_SIZE_LIMITATION")]
    DestinationRecordSizeLimitation,

    [JsonStringEnumMemberName("PLATFORM_RECORD_SIZE_LIMITATION")]
    PlatformRecordSizeLimitation,

    [JsonStringEnumMemberName("SOURCE_FIELD_SIZE_LIMITATION")]
    SourceFieldSizeLimitation,

    [JsonStringEnumMemberName("DESTINATION_FIELD_SIZE_LIMITATION")]
    DestinationFieldSizeLimitation,

    [JsonStringEnumMemberName("PLATFORM_FIELD_SIZE_LIMITATION")]
    PlatformFieldSizeLimitation,

    [JsonStringEnumMemberName("SOURCE_SERIALIZATION_ERROR")]
    SourceSerializationError,

    [JsonStringEnumMemberName("DESTINATION_SERIALIZATION_ERROR")]
    DestinationSerializationError,

    [JsonStringEnumMemberName("PLATFORM_SERIALIZATION_ERROR")]
    PlatformSerializationError,

    [JsonStringEnumMemberName("SOURCE_RETRIEVAL_ERROR")]
    SourceRetrievalError,

    [JsonStringEnumMemberName("DESTINATION_TYPECAST_ERROR")]
    DestinationTypecastError,
}
