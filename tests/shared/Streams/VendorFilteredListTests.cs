using System.Text;
using System.Text.Json;
using Connectors.Records;
using Connectors.Streams;
using Connectors.Support;
using Connectors.Tests.Records;

namespace Connectors.Tests.Streams;

/// <summary>Lists of a vendor that is told since when it is asked.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class VendorFilteredListTests
{
    private const string Nine = "\"2026-01-10T09:00:00Z\"";
    private const string Ten = "\"2026-01-10T10:00:00Z\"";

    /// <summary>What the vendor was asked for.</summary>
    private readonly List<DateTimeOffset?> _since = [];

    [Test]
    public async Task A_first_run_asks_for_everything()
    {
        var (records, states) = await ReadAsync(null, [Nine, Ten]);

        Assert.That(_since, Is.EqualTo(new DateTimeOffset?[] { null }));
        Assert.That(records, Has.Count.EqualTo(2));
        Assert.That(states, Is.EqualTo(new[] { null, $"{{\"at\":{Ten}}}" }));
    }

    [Test]
    public async Task A_later_run_asks_since_the_saved_time_and_still_leaves_out_what_is_older()
    {
        var (records, states) = await ReadAsync(Nine, [Nine, Ten, "\"2026-01-10T08:59:59Z\"", "null"]);

        Assert.That(_since, Is.EqualTo(new DateTimeOffset?[] { Time(9) }));
        Assert.That(records, Is.EqualTo(new[] { Nine, Ten, "null" }.Select(Record)));
        Assert.That(states[^1], Is.EqualTo($"{{\"at\":{Ten}}}"));
    }

    [Test]
    public async Task Where_nothing_changed_the_state_stays()
    {
        var (records, states) = await ReadAsync(Ten, []);

        Assert.That(_since, Is.EqualTo(new DateTimeOffset?[] { Time(10) }));
        Assert.That(records, Is.Empty);
        Assert.That(states[^1], Is.EqualTo($"{{\"at\":{Ten}}}"));
    }

    [TestCase("{}")]
    [TestCase("""{"at":null}""")]
    [TestCase("""{"other":1}""")]
    public async Task A_state_without_a_time_asks_for_everything(string state)
    {
        await RequestAsync(new ReadRequest(JsonElement.Parse(state), IsIncremental: true), [Nine]);

        Assert.That(_since, Is.EqualTo(new DateTimeOffset?[] { null }));
    }

    [Test]
    public async Task A_vendor_that_cannot_filter_is_not_asked_to()
    {
        var asked = 0;
        var stream = new FilteredListStream(
            new StreamSpec("things") { Cursor = "at" },
            _ =>
            {
                asked++;
                return PagesOf([Nine, Ten]);
            },
            new InstantClock(Time(12)),
            ReadableTime.Milliseconds
        );

        var read = await ReadAsync(stream, Request(Ten));

        Assert.That((asked, read.Records.Count), Is.EqualTo((1, 1)));
    }

    private static string Record(string at) => $"{{\"at\":{at}}}";

    private static DateTimeOffset Time(int hour) => new(2026, 1, 10, hour, 0, 0, TimeSpan.Zero);

    private static ReadRequest Request(string? saved) =>
        new(saved is null ? null : JsonElement.Parse(Record(saved)), IsIncremental: true);

    private Task<(List<string> Records, List<string?> States)> ReadAsync(string? saved, string[] times) =>
        RequestAsync(Request(saved), times);

    private Task<(List<string> Records, List<string?> States)> RequestAsync(ReadRequest request, string[] times) =>
        ReadAsync(
            new FilteredListStream(
                new StreamSpec("things") { Cursor = "at" },
                (since, _) =>
                {
                    _since.Add(since);
                    return PagesOf(times);
                },
                new InstantClock(Time(12)),
                ReadableTime.Milliseconds
            ),
            request
        );

    private static async Task<(List<string> Records, List<string?> States)> ReadAsync(
        SourceStream stream,
        ReadRequest request
    )
    {
        var (records, states) = (new List<string>(), new List<string?>());
        await foreach (var page in stream.PagesAsync(request, default))
        {
            records.AddRange(page.Records());
            states.Add(page.Checkpoint is { } saved ? Encoding.UTF8.GetString(saved.Span) : null);
            page.Dispose();
        }

        return (records, states);
    }

    private static async IAsyncEnumerable<RecordPage> PagesOf(IEnumerable<string> times)
    {
        await Task.Yield();
        yield return Pages.Read($"[{string.Join(',', times.Select(Record))}]", PageShape.Array);
    }
}
