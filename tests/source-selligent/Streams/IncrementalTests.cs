using Acceptance.Running;
using Sandbox.Selligent;

namespace Connectors.Selligent.Tests.Streams;

/// <summary>What a later run gives, which reads everything and leaves out what has not changed.</summary>
[Parallelizable(ParallelScope.All)]
public class IncrementalTests
{
    private static readonly string[] Streams =
    [
        "transactional_mailing",
        "internal_datasource",
        "extension_datasource",
        "program",
        "campaign",
        "owner",
        "source",
    ];

    [Test]
    public async Task What_a_run_saves_the_next_one_goes_on_from_with_nothing_but_what_lies_at_the_border()
    {
        await using var studio = await Studio.OpenAsync(new SelligentOptions());

        var first = await studio.ReadAsync(Streams);
        var second = await studio.ReadAsync(Streams, first.Messages.StateFile());

        Assert.That((first.ExitCode, second.ExitCode), Is.EqualTo((0, 0)), second.ToString());
        Assert.That(second.Messages.Logs("WARN"), Is.Empty);
        foreach (var stream in Streams[..4])
        {
            var border = Time(first.Messages.LastState(stream));
            Assert.That(
                second.Messages.Rows(stream),
                Is.EqualTo(first.Messages.Rows(stream).Where(row => row.Contains(border))).And.Not.Empty,
                stream
            );
            Assert.That(second.Messages.Records(stream), Has.Count.LessThan(3), stream);
        }

        foreach (var stream in Streams)
        {
            Assert.That(
                second.Messages.LastState(stream),
                Is.EqualTo(first.Messages.LastState(stream)).And.Contains("modified_time"),
                stream
            );
        }
    }

    [Test]
    public async Task Where_nothing_at_all_comes_nothing_is_said_of_fields()
    {
        var run = await Stage.ReadAsync(
            "program",
            State("2019-03-01T00:00:00Z"),
            (Studio.Programs, """{"asset_id":1,"modified_time":"2019-02-28T23:59:59"}""")
        );

        Assert.That(run.Messages.Records("program"), Is.Empty);
        Assert.That(run.Messages.Logs("WARN"), Is.Empty);
    }

    [Test]
    public async Task What_changed_since_comes_and_moves_the_state()
    {
        var run = await Stage.ReadAsync(
            "program",
            State("2019-03-01T00:00:00Z"),
            (
                Studio.Programs,
                """
                {"asset_id":1,"modified_time":"2019-02-28T23:59:59"},
                {"asset_id":2,"modified_time":"2019-03-01T00:00:00"},
                {"asset_id":3,"modified_time":"2019-03-02T00:00:00"}
                """
            )
        );

        Assert.That(Ids(run, "program"), Is.EqualTo(new[] { 2, 3 }));
        Assert.That(run.Messages.LastState("program"), Is.EqualTo(State("2019-03-02T00:00:00Z")));
    }

    [Test]
    public async Task An_old_campaign_comes_again_when_an_asset_that_changed_refers_to_it()
    {
        const string Old = "\"modified_time\":\"2018-10-01T08:00:00\"";
        string[] campaigns = ["120", "121"];
        var rows = campaigns.Select(
            (id, index) =>
                $$$"""{"asset_id":{{{index}}},"modified_time":"2019-03-0{{{1 + index}}}T00:00:00","campaign":{"asset_id":{{{id}}},{{{Old}}}}}"""
        );

        var run = await Stage.ReadAsync(
            "campaign",
            State("2019-03-01T12:00:00Z"),
            (Studio.Programs, string.Join(',', rows))
        );

        Assert.That(Ids(run, "campaign", "asset_id"), Is.EqualTo(new[] { 121 }), run.ToString());
        Assert.That(run.Messages.LastState("campaign"), Is.EqualTo(State("2019-03-02T00:00:00Z")));
    }

    [Test]
    public async Task A_campaign_that_changed_comes_though_what_refers_to_it_did_not()
    {
        var run = await Stage.ReadAsync(
            "campaign",
            State("2019-03-01T12:00:00Z"),
            (
                Studio.Programs,
                """
                {"asset_id":1,"modified_time":"2019-01-01T00:00:00","campaign":{"asset_id":120,"modified_time":"2019-03-02T00:00:00"}},
                {"asset_id":2,"modified_time":"2019-01-01T00:00:00","campaign":{"asset_id":121,"modified_time":"2019-01-01T00:00:00"}}
                """
            )
        );

        Assert.That(Ids(run, "campaign", "asset_id"), Is.EqualTo(new[] { 120 }));
    }

    [Test]
    public async Task A_list_and_what_is_gathered_from_it_have_states_of_their_own()
    {
        const string Row =
            """{"asset_id":1,"modified_time":"2019-02-01T00:00:00","campaign":{"asset_id":120,"modified_time":"2019-03-02T00:00:00"}}""";

        var run = await Stage.ReadAsync(["program", "campaign"], null, (Studio.Programs, Row));
        var later = await Stage.ReadAsync(
            ["program", "campaign"],
            State("2019-03-03T00:00:00Z"),
            (Studio.Programs, Row)
        );

        Assert.That(run.Messages.LastState("program"), Is.EqualTo(State("2019-02-01T00:00:00Z")));
        Assert.That(run.Messages.LastState("campaign"), Is.EqualTo(State("2019-03-02T00:00:00Z")));
        Assert.That(Ids(later, "program"), Is.Empty);
        Assert.That(Ids(later, "campaign", "asset_id"), Is.EqualTo(new[] { 120 }), "it has no state yet");
    }

    [TestCase("incremental")]
    [TestCase("full_refresh")]
    public async Task A_start_leaves_out_what_is_older_which_still_counts_for_what_it_refers_to(string mode)
    {
        using var vendor = Stage.Vendor(
            (
                Studio.Programs,
                """
                {"asset_id":1,"modified_time":"2019-01-31T23:59:59","campaign":{"asset_id":120,"modified_time":"2019-03-01T00:00:00"}},
                {"asset_id":2,"modified_time":"2019-02-01T00:00:00","campaign":{"asset_id":121,"modified_time":"2018-10-01T00:00:00"}},
                {"asset_id":3,"campaign":{"asset_id":122}},
                {"asset_id":4,"modified_time":"some time ago","campaign":null}
                """
            )
        );
        using var stage = Stage.Of(vendor);
        stage.Config["start_date"] = "2019-02-01";

        var run = await stage.ReadAsync(["program", "campaign"], mode: mode);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(Ids(run, "program"), Is.EqualTo(new[] { 2, 3, 4 }), "what says nothing of when always comes");
        Assert.That(Ids(run, "campaign", "asset_id"), Is.EqualTo(new[] { 120, 122 }), "each by its own time");
    }

    [Test]
    public async Task A_start_in_the_future_gives_no_record()
    {
        await using var studio = await Studio.OpenAsync(new SelligentOptions());
        studio.Config["start_date"] = "2999-01-01";

        var run = await studio.ReadAsync(Streams[..4]);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Messages.Of("RECORD", "record"), Is.Empty);
        Assert.That(Streams[..4].Select(stream => run.Messages.Statuses(stream)[^1]), Has.All.EqualTo("COMPLETE"));
    }

    [Test]
    public async Task A_state_in_the_future_gives_nothing_and_stays()
    {
        await using var studio = await Studio.OpenAsync(new SelligentOptions { TimeForm = TimeForm.Mixed });
        var state = SelligentPromises.Folder.Text("integration_tests", "future_state.json").Trim();

        var run = await studio.ReadAsync(Streams, state);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Messages.Of("RECORD", "record"), Is.Empty);
        Assert.That(Streams.Select(run.Messages.LastState), Has.All.EqualTo(State("2099-01-01T00:00:00Z")));
    }

    [TestCase("""{"modified_time":"yesterday"}""")]
    [TestCase("""{"modified_time":true}""")]
    public async Task A_state_that_cannot_be_read_fails_its_stream_with_the_advice_to_reset_it(string state)
    {
        await using var studio = await Studio.OpenAsync(new SelligentOptions());

        var run = await studio.ReadAsync(["program", "transactional_mailing"], state);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Messages.Errors()[0].FailureType, Is.EqualTo("config_error"));
        Assert.That(run.Messages.Errors()[0].Message, Does.Contain("\"program\"").And.Contain("reset this stream"));
        Assert.That(run.Messages.Statuses("transactional_mailing")[^1], Is.EqualTo("COMPLETE"));
    }

    [Test]
    public async Task A_list_that_fails_on_its_way_saves_nothing_new()
    {
        await using var studio = await Studio.OpenAsync(new SelligentOptions());
        studio.Config["page_size"] = 5;
        studio.Server.Faults.Add("403@/sm/rest/v1/mailings/transactional/?page=3&x*");
        var saved = State("2018-11-01T00:00:00Z");

        var run = await studio.ReadAsync("transactional_mailing", saved);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Messages.Records("transactional_mailing"), Is.Not.Empty);
        Assert.That(
            run.Messages.States("transactional_mailing").Select(state => Messages.StateOf(state).GetRawText()),
            Has.All.EqualTo(saved)
        );
    }

    private static string State(string time) => $$"""{"modified_time":"{{time}}"}""";

    private static string Time(string state) =>
        System.Text.Json.JsonElement.Parse(state).GetProperty("modified_time").GetString()!;

    private static IReadOnlyList<long> Ids(RunResult run, string stream, string key = "id") =>
        [.. run.Messages.Records(stream).Select(record => record.GetProperty(key).GetInt64())];
}
