using Acceptance.Protocol;
using Acceptance.Running;
using Connectors.Support;
using Sandbox.Iterable;

namespace Connectors.Iterable.Tests.Streams;

/// <summary>From when to when events are asked for: by the options, and by what a state says.</summary>
[Parallelizable(ParallelScope.All)]
public class WindowSpanTests
{
    private static readonly IterableOptions Some = IterableOptions.Empty with { Events = 300 };

    [TestCase("\"end_date\":\"2024-02-01\"", "2024-02-01 00:00:00 +00:00")]
    [TestCase("\"end_date\":\"2024-02-01T10:00:00+02:00\"", "2024-02-01 08:00:00 +00:00")]
    [TestCase("\"end_date\":\"02/01/2024\",\"lookback_window\":60", "2024-02-01 00:00:00 +00:00")]
    [TestCase("\"end_date\":\"2030-01-01\"", "2024-04-10 12:00:00 +00:00")]
    [TestCase("\"lookback_window\":0", "2024-04-10 12:00:00 +00:00")]
    [TestCase("\"lookback_window\":90", "2024-04-10 10:30:00 +00:00")]
    public async Task The_end_is_where_the_options_say(string options, string end)
    {
        await using var project = await Project.OpenAsync(Some);
        foreach (var (name, value) in System.Text.Json.Nodes.JsonNode.Parse("{" + options + "}")!.AsObject())
        {
            project.Config[name] = value!.DeepClone();
        }

        var run = await project.ReadAsync("email_send");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(project.Windows[^1].Until, Is.EqualTo(end));
        Assert.That(
            run.Messages.LastState("email_send"),
            Is.EqualTo($$"""{"createdAt":"{{end.Replace(" +", "+").Replace(' ', 'T')}}"}""")
        );
    }

    [TestCase(null, "2024-03-19 08:00:00 +00:00")]
    [TestCase(0, "2024-03-20 08:00:00 +00:00")]
    [TestCase(0.25, "2024-03-20 02:00:00 +00:00")]
    [TestCase(1000, "2024-01-01 00:00:00 +00:00")]
    public async Task A_later_run_goes_back_as_far_as_the_option_says_but_not_before_the_start(
        double? days,
        string start
    )
    {
        await using var project = await Project.OpenAsync(Some);
        project.Config["lookback_days"] = days;

        await project.ReadAsync("email_send", """{"createdAt":"2024-03-20T08:00:00+00:00"}""");

        Assert.That(project.Windows[0].From, Is.EqualTo(start));
    }

    [TestCase("{\"createdAt\":\"2024-03-20 08:00:00 +00:00\"}")]
    [TestCase("{\"createdAt\":\"2024-03-20 08:00:00 +0000\"}")]
    [TestCase("{\"createdAt\":\"2024-03-20T08:00:00Z\"}")]
    [TestCase("{\"createdAt\":\"2024-03-20T10:00:00.000000+02:00\"}")]
    [TestCase("{\"createdAt\":\"2024-03-20T03:00:00-0500\"}")]
    [TestCase("""[{"type":"LEGACY","data":{"email_send":{"createdAt":"2024-03-20 08:00:00 +00:00"}}}]""")]
    public async Task A_state_of_airbytes_own_connector_is_read_on_from_in_each_of_its_forms(string state)
    {
        await using var project = await Project.OpenAsync(Some);

        var run = await project.ReadAsync("email_send", state);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(project.Windows[0].From, Is.EqualTo("2024-03-19 08:00:00 +00:00"));
    }

    [TestCase("email_send", """{"createdAt":"yesterday"}""")]
    [TestCase("users", """{"profileUpdatedAt":12}""")]
    [TestCase("templates", """{"updatedAt":"soon"}""")]
    [TestCase("campaigns", """{"updatedAt":true}""")]
    public async Task A_state_that_cannot_be_read_fails_its_stream_with_the_advice_to_reset_it(
        string stream,
        string state
    )
    {
        await using var project = await Project.OpenAsync(Some);

        var run = await project.ReadAsync([stream, "channels"], state);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Messages.Errors()[0].FailureType, Is.EqualTo("config_error"));
        Assert.That(run.Messages.Errors()[0].Message, Does.Contain($"\"{stream}\"").And.Contain("reset this stream"));
        Assert.That(run.Messages.Statuses(stream)[^1], Is.EqualTo("INCOMPLETE"));
        Assert.That(run.Messages.Statuses("channels")[^1], Is.EqualTo("COMPLETE"));
    }

    [TestCase("2024-04-11")]
    [TestCase("2999-01-01T00:00:00Z")]
    public async Task A_start_in_the_future_gives_no_record_and_asks_for_none(string start)
    {
        await using var project = await Project.OpenAsync(Some with { Users = 9 });
        project.Config["start_date"] = start;
        string[] streams = ["email_send", "users", "custom_event"];

        var run = await project.ReadAsync(streams);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(project.Server.Requests, Is.Empty);
        Assert.That(run.Messages.Of("RECORD", "record"), Is.Empty);
        Assert.That(streams.Select(stream => run.Messages.Statuses(stream)[^1]), Has.All.EqualTo("COMPLETE"));
    }

    [Test]
    public async Task A_state_in_the_future_asks_for_nothing_and_stays()
    {
        await using var project = await Project.OpenAsync(Some);

        var run = await project.ReadAsync("email_send", """{"createdAt":"2099-01-01T00:00:00+00:00"}""");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(project.Server.Requests, Is.Empty);
        Assert.That(run.Messages.LastState("email_send"), Is.EqualTo("""{"createdAt":"2099-01-01T00:00:00+00:00"}"""));
    }
}
