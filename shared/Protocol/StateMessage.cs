using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Protocol;

/// <summary>A checkpoint: everything that was written before it is covered by it.</summary>
internal sealed record StateMessage([property: JsonPropertyName("state")] AirbyteState State) : AirbyteMessage
{
    /// <summary>The state of one stream, the only form that we compose ourselves.</summary>
    /// <param name="stream">The stream, spelt as in the configured catalog.</param>
    /// <param name="state">The state's object; its bytes are passed on as they are.</param>
    /// <param name="recordCount">Records written for that stream since its previous STATE.</param>
    public static StateMessage OfStream(StreamDescriptor stream, JsonElement state, long recordCount) =>
        new(
            new AirbyteState
            {
                Type = StateType.Stream,
                Stream = new StreamState(stream, state),
                SourceStats = new StateStats(recordCount),
            }
        );
}

/// <summary>The payload of a STATE.</summary>
internal sealed record AirbyteState
{
    /// <summary>Null, when it is absent, means <see cref="StateType.Legacy"/>.</summary>
    [JsonPropertyName("type")]
    public StateType? Type { get; init; }

    [JsonPropertyName("stream")]
    public StreamState? Stream { get; init; }

    [JsonPropertyName("global")]
    public GlobalState? Global { get; init; }

    /// <summary>LEGACY only: accepted, never sent.</summary>
    [JsonPropertyName("data")]
    public JsonElement? Data { get; init; }

    [JsonPropertyName("sourceStats")]
    public StateStats? SourceStats { get; init; }

    [JsonPropertyName("destinationStats")]
    public StateStats? DestinationStats { get; init; }

    /// <summary>What others added, such as the platform's <c>id</c>; a destination echoes it.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}

/// <summary>Which of the three forms a state has.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StateType>))]
internal enum StateType
{
    [JsonStringEnumMemberName("STREAM")]
    Stream,

    [JsonStringEnumMemberName("GLOBAL")]
    Global,

    [JsonStringEnumMemberName("LEGACY")]
    Legacy,
}

/// <summary>The state of one stream; without one the stream is to be reset.</summary>
internal sealed record StreamState(
    [property: JsonPropertyName("stream_descriptor")] StreamDescriptor Descriptor,
    [property: JsonPropertyName("stream_state")] JsonElement? State = null
);

/// <summary>One state for all streams together.</summary>
internal sealed record GlobalState(
    [property: JsonPropertyName("stream_states")] IReadOnlyList<StreamState> StreamStates,
    [property: JsonPropertyName("shared_state")] JsonElement? SharedState = null
);

/// <summary>How many records a state covers since the one before it.</summary>
internal sealed record StateStats(
    [property: JsonPropertyName("recordCount"), JsonConverter(typeof(JsonFloat))] long RecordCount,
    [property: JsonPropertyName("rejectedRecordCount"), JsonConverter(typeof(JsonFloat))]
        long? RejectedRecordCount = null
);
