using System.Text.Json.Nodes;
using Acceptance.Running;

namespace Acceptance.Rows.States;

/// <summary>A form in which some runner passes a state.</summary>
/// <param name="Name">The row's name.</param>
/// <param name="Title">What it is.</param>
/// <param name="IsAdvice">Whether it goes beyond the list, which is all that some connectors take.</param>
/// <param name="Write">The file of a stream's state.</param>
internal sealed record StateForm(string Name, string Title, bool IsAdvice, Func<SavedStream, string> Write)
{
    /// <summary>All but the plain list.</summary>
    public static IReadOnlyList<StateForm> All { get; } =
    [
        new("global", "a list with one GLOBAL", true, stream => Text(List(Global(stream)))),
        new(
            "global_shared",
            "a GLOBAL with something shared",
            true,
            stream => Text(List(Global(stream, isShared: true)))
        ),
        new("single", "a single object", true, stream => Text(stream.StateNode)),
        new("legacy", "LEGACY alone", true, stream => Text(Legacy(stream))),
        new("legacy_in_list", "LEGACY in a list", true, stream => Text(List(Legacy(stream)))),
        new("legacy_wrapper", "the odd wrapper {\"legacy\": …}", true, stream => Text(Object("legacy", Bare(stream)))),
        new("bare", "a bare object of states by stream", true, stream => Text(Bare(stream))),
        new("whole_messages", "a list of whole messages", true, stream => Text(List(Message(stream)))),
        new("namespace_null", "a namespace of null", false, stream => Text(List(InNamespace(stream, null)))),
        new("namespace_empty", "an empty namespace", true, stream => Text(List(InNamespace(stream, "")))),
        new("unknown", "a state with unknown keys and of unknown streams", false, Unknown),
        new("duplicates", "the later of two of one stream", false, Duplicates),
    ];

    private static JsonObject Global(SavedStream stream, bool isShared = false)
    {
        var state = stream.StateNode["stream"]?.DeepClone();
        var global = Object("stream_states", new JsonArray(state));
        if (isShared)
        {
            global["shared_state"] = Object("a", 1);
        }

        return new JsonObject { ["type"] = "GLOBAL", ["global"] = global };
    }

    private static JsonObject Legacy(SavedStream stream) => new() { ["type"] = "LEGACY", ["data"] = Bare(stream) };

    private static JsonObject Bare(SavedStream stream) => Object(stream.Name, JsonNode.Parse(stream.Content));

    private static JsonObject Message(SavedStream stream) => new() { ["type"] = "STATE", ["state"] = stream.StateNode };

    private static JsonObject InNamespace(SavedStream stream, string? name)
    {
        var state = stream.StateNode;
        var descriptor = state["stream"]!["stream_descriptor"]!; // it was found by it
        if (descriptor["namespace"] is not null)
        {
            throw new NotRunException($"{stream.Name} has a namespace");
        }

        descriptor["namespace"] = name;
        return state;
    }

    private static string Unknown(SavedStream stream)
    {
        var state = stream.StateNode;
        (state["id"], state["no_such_key"]) = (7, Object("a", 1));
        var other = stream.StateNode;
        other["stream"]!["stream_descriptor"]!["name"] = "no_such_stream"; // it was found by its descriptor
        return Text(List(other, state));
    }

    private static string Duplicates(SavedStream stream)
    {
        var earlier = stream.StateNode;
        earlier["stream"]!["stream_state"] = new JsonObject(); // the stream has a state
        return Text(List(earlier, stream.StateNode));
    }

    private static JsonObject Object(string name, JsonNode? value) => new() { [name] = value };

    private static JsonArray List(params JsonNode?[] items) => new(items);

    private static string Text(JsonNode node) => node.ToJsonString();
}
