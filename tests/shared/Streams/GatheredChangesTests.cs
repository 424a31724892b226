using Connectors.Errors;
using Connectors.Records;
using Connectors.Streams;
using Connectors.Tests.Records;

namespace Connectors.Tests.Streams;

/// <summary>When an object that lies in records counts as changed.</summary>
public sealed class GatheredChangesTests
{
    private static readonly string Saved = State(50);

    [TestCase(40, 40, false)]
    [TestCase(50, 40, true, Description = "the same instant may have had more")]
    [TestCase(40, 50, true)]
    [TestCase(60, 60, true)]
    public async Task An_object_counts_as_changed_with_itself_and_with_what_refers_to_it(
        int itself,
        int referrer,
        bool isGiven
    )
    {
        var gathering = new SomeGathering([Record(referrer, itself)]);

        Assert.That(await gathering.ReadAsync(Saved), Has.Count.EqualTo(isGiven ? 1 : 0));
        Assert.That(gathering.State, Is.EqualTo(State(Math.Max(50, Math.Max(itself, referrer)))));
    }

    [Test]
    public async Task The_last_of_all_that_refer_to_it_counts()
    {
        Assert.That(
            await new SomeGathering([Record(10, 5), Record(60, 5)], [Record(20, 5)]).ReadAsync(Saved),
            Has.Count.EqualTo(1)
        );
        Assert.That(
            await new SomeGathering([Record(10, 5)], [Record(20, 6), Record(60, 4)]).ReadAsync(Saved),
            Is.EqualTo(new[] { $$"""{"id":1,"at":{{At(6)}}}""" }),
            "whichever version that one has"
        );
        Assert.That(await new SomeGathering([Record(10, 5)], [Record(20, 6)]).ReadAsync(Saved), Is.Empty);
    }

    [TestCase("""{"owner":{"id":1,"at":1600000000000}}""", Description = "nobody can say whether it is new there")]
    [TestCase("""{"at":1600000000000,"owner":{"id":1}}""")]
    [TestCase("""{"at":1600000000000,"owner":{"id":1,"at":"soon"}}""")]
    public async Task What_does_not_say_when_it_changed_is_always_given_out(string undated)
    {
        Assert.That(await new SomeGathering([undated]).ReadAsync(Saved), Has.Count.EqualTo(1));
        Assert.That(await new SomeGathering([Record(10, 5), undated]).ReadAsync(Saved), Has.Count.EqualTo(1));
        Assert.That(await new SomeGathering([undated], [Record(10, 5)]).ReadAsync(Saved), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_object_that_is_the_same_in_a_record_without_a_time_is_undated_too()
    {
        var gathering = new SomeGathering([Record(10, 5), $$$"""{"owner":{"id":1,"at":{{{At(5)}}}}}""", Record(11, 5)]);

        Assert.That(await gathering.ReadAsync(Saved), Has.Count.EqualTo(1));
        Assert.That(gathering.State, Is.EqualTo(Saved));
    }

    [Test]
    public async Task A_first_run_gives_out_all_and_saves_the_latest()
    {
        var gathering = new SomeGathering([Record(10, 5), Record(70, 60, id: 2), """{"owner":{"id":3}}"""]);

        Assert.That(await gathering.ReadAsync(), Has.Count.EqualTo(3));
        Assert.That(gathering.State, Is.EqualTo(State(70)));
    }

    [Test]
    public void The_failure_of_a_list_is_that_of_the_whole_and_keeps_its_kind()
    {
        var (gathering, parent) = FromOneList();
        var cause = ConnectorException.Config("No such list.", "404");

        gathering.Fail(parent, cause);
        gathering.Fail(parent, new InvalidOperationException("later"));

        Assert.That(gathering.HasFailed, Is.True);
        Assert.That(
            async () => await gathering.PagesAsync().AnyAsync(),
            Throws
                .TypeOf<ConnectorException>()
                .With.Property(nameof(ConnectorException.FailureType))
                .EqualTo(FailureType.ConfigError)
                .And.Property(nameof(ConnectorException.Detail))
                .EqualTo("404")
                .And.Message.EqualTo("\"owners\" is gathered from \"list\", which was not read in full: No such list.")
        );
    }

    [Test]
    public void A_defect_is_a_system_error_with_its_trace()
    {
        var (gathering, parent) = FromOneList();

        gathering.Fail(parent, new InvalidOperationException("ours"));

        Assert.That(
            async () => await gathering.PagesAsync().AnyAsync(),
            Throws
                .TypeOf<ConnectorException>()
                .With.Property(nameof(ConnectorException.FailureType))
                .EqualTo(FailureType.SystemError)
                .And.Property(nameof(ConnectorException.Detail))
                .StartsWith("System.InvalidOperationException: ours")
        );
    }

    private static (Gathering, SourceStream) FromOneList()
    {
        var parent = new FilteredListStream(new StreamSpec("list") { Cursor = "at" }, _ => None(), TimeProvider.System);
        var rule = new GatherRule("id", "at", CursorForm.Milliseconds, "version");
        return (new Gathering("owners", rule, Pages.NoSpool, new GatheredFrom(parent, "owner")), parent);
    }

    private static string Record(int at, int ownerAt, int id = 1) =>
        $$$"""{"at":{{{At(at)}}},"owner":{"id":{{{id}}},"at":{{{At(ownerAt)}}}}}""";

    private static string State(int at) => $$"""{"at":{{At(at)}}}""";

    private static long At(int milliseconds) => SomeGathering.Then + milliseconds;

    private static async IAsyncEnumerable<RecordPage> None()
    {
        await Task.CompletedTask;
        yield break;
    }
}
