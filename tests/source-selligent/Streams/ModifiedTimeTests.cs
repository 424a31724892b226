using Sandbox.Selligent;

namespace Connectors.Selligent.Tests.Streams;

/// <summary>Times in every form that a server may send, in a row and in the objects inside of it, and what is saved of them.</summary>
[Parallelizable(ParallelScope.All)]
public class ModifiedTimeTests
{
    /// <summary>What comes, what is given out, and the instant that it is; null for what is none.</summary>
    private static readonly (string Sent, string Given, string? Saved)[] Forms =
    [
        ("\"2019-03-01T04:05:06\"", "\"2019-03-01T04:05:06Z\"", "2019-03-01T04:05:06Z"),
        ("\"2019-03-01T04:05:06Z\"", "\"2019-03-01T04:05:06Z\"", "2019-03-01T04:05:06Z"),
        ("\"2019-03-01T06:05:06+02:00\"", "\"2019-03-01T06:05:06+02:00\"", "2019-03-01T04:05:06Z"),
        ("\"2019-02-28T23:35:06-04:30\"", "\"2019-02-28T23:35:06-04:30\"", "2019-03-01T04:05:06Z"),
        ("\"2019-03-01 04:05:06\"", "\"2019-03-01T04:05:06Z\"", "2019-03-01T04:05:06Z"),
        ("\"2019-03-01T04:05:06.25\"", "\"2019-03-01T04:05:06.25Z\"", "2019-03-01T04:05:06.25Z"),
        ("\"2019-03-01T04:05:06.1234567Z\"", "\"2019-03-01T04:05:06.1234567Z\"", "2019-03-01T04:05:06.1234567Z"),
        ("1551413106", "\"2019-03-01T04:05:06Z\"", "2019-03-01T04:05:06Z"),
        ("1551413106250", "\"2019-03-01T04:05:06.25Z\"", "2019-03-01T04:05:06.25Z"),
        ("1551413106.5", "\"2019-03-01T04:05:06.5Z\"", "2019-03-01T04:05:06.5Z"),
        ("null", "null", null),
        ("\"\"", "\"\"", null),
        ("\"some time ago\"", "\"some time ago\"", null),
        ("\"2019-02-30T04:05:06\"", "\"2019-02-30T04:05:06\"", null),
        ("true", "true", null),
        ("1e300", "1e300", null),
        ("{\"at\":1}", "{\"at\":1}", null),
    ];

    private static IEnumerable<TestCaseData> Cases =>
        Forms.Select(form => new TestCaseData(form.Sent, form.Given, form.Saved).SetArgDisplayNames(form.Sent));

    [TestCaseSource(nameof(Cases))]
    public async Task A_row_has_its_time_in_one_form_and_it_is_saved(string sent, string given, string? saved)
    {
        var run = await Stage.ReadAsync(
            "transactional_mailing",
            null,
            (Studio.Mailings, $$"""{"asset_id":1,"modified_time":{{sent}}}""")
        );

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(
            run.Messages.Rows("transactional_mailing"),
            Is.EqualTo(new[] { $$"""{"id":1,"modified_time":{{given}}}""" })
        );
        CheckSaved(run, "transactional_mailing", saved);
    }

    [TestCaseSource(nameof(Cases))]
    public async Task An_object_inside_of_a_row_has_it_too_in_both_places(string sent, string given, string? saved)
    {
        var campaign = $$"""{"asset_id":120,"modified_time":{{sent}}}""";

        var run = await Stage.ReadAsync(
            ["transactional_mailing", "campaign"],
            null,
            (
                Studio.Mailings,
                $$"""{"asset_id":1,"campaign":{{campaign}},"modified_time":"2019-01-01T00:00:00","target":{{campaign}}}"""
            )
        );

        var written = $$"""{"asset_id":120,"modified_time":{{given}}}""";
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(
            run.Messages.Rows("transactional_mailing"),
            Is.EqualTo(
                new[]
                {
                    $$"""{"id":1,"campaign":{{written}},"modified_time":"2019-01-01T00:00:00Z","target":{{written}}}""",
                }
            )
        );
        Assert.That(run.Messages.Rows("campaign"), Is.EqualTo(new[] { written }));
        CheckSaved(run, "campaign", saved);
    }

    [TestCaseSource(nameof(Cases))]
    public async Task A_later_run_compares_instants_and_always_gives_what_has_none(
        string sent,
        string given,
        string? saved
    )
    {
        var row = (Studio.Mailings, $$"""{"asset_id":1,"modified_time":{{sent}}}""");

        var before = await Stage.ReadAsync("transactional_mailing", State("2019-03-01T04:05:05Z"), row);
        var behind = await Stage.ReadAsync("transactional_mailing", State("2019-03-01T04:05:07Z"), row);

        Assert.That(before.Messages.Records("transactional_mailing"), Has.Count.EqualTo(1), given);
        Assert.That(
            behind.Messages.Records("transactional_mailing"),
            Has.Count.EqualTo(saved is null ? 1 : 0),
            behind.ToString()
        );
        Assert.That(behind.Messages.LastState("transactional_mailing"), Is.EqualTo(State("2019-03-01T04:05:07Z")));
    }

    /// <summary>A row of each form: the same instants, whatever the account writes.</summary>
    [TestCase(TimeForm.Plain)]
    [TestCase(TimeForm.Z)]
    [TestCase(TimeForm.Offset)]
    [TestCase(TimeForm.Blank)]
    [TestCase(TimeForm.Milliseconds)]
    [TestCase(TimeForm.Seconds)]
    public async Task An_account_is_saved_at_the_same_instant_in_each_form(TimeForm form)
    {
        await using var studio = await Studio.OpenAsync(new SelligentOptions { TimeForm = form });

        var run = await studio.ReadAsync(["transactional_mailing", "owner"]);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Messages.LastState("transactional_mailing"), Is.EqualTo(State("2019-02-28T04:05:06Z")));
        Assert.That(run.Messages.LastState("owner"), Is.EqualTo(State("2019-03-01T04:05:06Z")));
    }

    [TestCase(TimeForm.Null)]
    [TestCase(TimeForm.Absent)]
    [TestCase(TimeForm.Nonsense)]
    [TestCase(TimeForm.Mixed)]
    public async Task An_account_without_times_is_read_as_well(TimeForm form)
    {
        await using var studio = await Studio.OpenAsync(new SelligentOptions { TimeForm = form });
        studio.Config["start_date"] = "2018-01-01";

        var run = await studio.ReadAsync([]);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Messages.Records("transactional_mailing"), Has.Count.EqualTo(23));
        Assert.That(run.Messages.Records("program"), Has.Count.EqualTo(9));
        Assert.That(run.Messages.Records("campaign"), Is.Not.Empty);
    }

    [Test]
    public async Task A_time_in_the_future_is_given_out_and_does_not_move_the_state()
    {
        var run = await Stage.ReadAsync(
            "program",
            null,
            (
                Studio.Programs,
                """{"asset_id":1,"modified_time":"2019-03-01T04:05:06"},{"asset_id":2,"modified_time":"2099-01-01T00:00:00"}"""
            )
        );

        Assert.That(run.Messages.Records("program"), Has.Count.EqualTo(2));
        Assert.That(run.Messages.LastState("program"), Is.EqualTo(State("2019-03-01T04:05:06Z")));
    }

    private static void CheckSaved(Acceptance.Running.RunResult run, string stream, string? saved)
    {
        var state = run.Messages.States(stream).Select(Acceptance.Running.Messages.StateOf).Last();
        var value = state.TryGetProperty("modified_time", out var time) ? time.GetString() : null;
        Assert.That(value, Is.EqualTo(saved), state.GetRawText());
    }

    private static string State(string time) => $$"""{"modified_time":"{{time}}"}""";
}
