using System.Text.Json;
using System.Text.Json.Nodes;
using Acceptance.Protocol;
using Acceptance.Records;
using Acceptance.Running;

namespace Acceptance.Rows.States;

/// <summary>An incremental stream and what its first read saved.</summary>
/// <param name="Name">The stream.</param>
/// <param name="State">Its last STATE, as a runner keeps it.</param>
/// <param name="All">The keys of its records without a state.</param>
/// <param name="Recent">The keys of its records from that state on.</param>
internal sealed record SavedStream(
    string Name,
    JsonElement State,
    IReadOnlyList<string> All,
    IReadOnlyList<string> Recent
)
{
    /// <summary>Streams of one length are mostly alike, and of many lengths these are enough.</summary>
    private const int Candidates = 6;

    /// <summary>The keys of the records that are not read again from the state.</summary>
    public IReadOnlyList<string> Old { get; } = [.. All.Except(Recent)];

    /// <summary>The STATE as a node that may be changed.</summary>
    public JsonObject StateNode => JsonNode.Parse(State.GetRawText())!.AsObject(); // a STATE is an object

    /// <summary>What the state holds.</summary>
    public string Content => Messages.StateOf(State).GetRawText();

    /// <summary>The shortest stream that reads less from its state on; the shortest where none does.</summary>
    /// <exception cref="NotRunException">No incremental stream has records.</exception>
    public static Task<SavedStream> OfAsync(Subject subject) =>
        subject.OnceAsync(
            "saved stream",
            async () =>
            {
                var discovered = await subject.CatalogAsync();
                var all = (await subject.ModestReadAsync()).Messages;
                var names = await CandidatesAsync(subject, all);
                var recent = (await RecentReadAsync(subject)).Messages;
                var streams = names
                    .Select(name => new SavedStream(
                        name,
                        all.States(name)[^1],
                        RecordKeys.Of(discovered, all, name),
                        RecordKeys.Of(discovered, recent, name)
                    ))
                    .ToList();
                return streams.FirstOrDefault(stream => stream.Old.Count > 0) ?? streams[0];
            }
        );

    /// <summary>A stream whose state makes a difference, so that one sees whether it was understood.</summary>
    /// <exception cref="NotRunException">There is none.</exception>
    public static async Task<SavedStream> TellingAsync(Subject subject) =>
        await OfAsync(subject) is { Old.Count: > 0 } stream
            ? stream
            : throw new NotRunException("no incremental stream reads less from its last state on");

    /// <summary>The read of some streams from the states that their first read left, as a list.</summary>
    public static Task<RunResult> RecentReadAsync(Subject subject) =>
        subject.OnceAsync(
            "read from the last states",
            async () =>
            {
                var all = (await subject.ModestReadAsync()).Messages;
                var names = await CandidatesAsync(subject, all);
                return await subject.ReadAsync(
                    ConfiguredCatalogs.Of(await subject.CatalogAsync(), "incremental", [.. names]),
                    $"[{string.Join(',', names.Select(name => all.States(name)[^1].GetRawText()))}]"
                );
            }
        );

    /// <summary>Reads the stream incrementally.</summary>
    public async Task<RunResult> ReadAsync(Subject subject, string state) =>
        await subject.ReadAsync(ConfiguredCatalogs.Of(await subject.CatalogAsync(), "incremental", Name), state);

    /// <summary>The keys of the stream's records in a read.</summary>
    public async Task<IReadOnlyList<string>> KeysAsync(Subject subject, RunResult run) =>
        RecordKeys.Of(await subject.CatalogAsync(), run.Messages, Name);

    private static async Task<IReadOnlyList<string>> CandidatesAsync(Subject subject, Messages all)
    {
        var incremental = ConfiguredCatalogs.Incremental(await subject.CatalogAsync());
        var names = (await subject.ModestStreamsAsync())
            .Where(name => incremental.Contains(name) && all.States(name).Any(HasContent))
            .Select(name => (Name: name, all.Records(name).Count))
            .Where(stream => stream.Count > 0)
            .OrderBy(stream => stream.Count)
            .DistinctBy(stream => stream.Count)
            .Select(stream => stream.Name)
            .Take(Candidates)
            .ToList();
        return names.Count > 0 ? names : throw new NotRunException("no incremental stream has records and a STATE");
    }

    private static bool HasContent(JsonElement state) => Messages.StateOf(state).ValueKind == JsonValueKind.Object;
}
