using System.Text.Json;
using Acceptance.Running;
using Connectors.Iterable.Exports;
using Connectors.Support;
using Sandbox.Iterable;

namespace Connectors.Iterable.Tests.Streams;

/// <summary>What becomes of an exported line: nothing of it is lost, whatever customers put into it.</summary>
[Parallelizable(ParallelScope.All)]
public class EventRecordsTests
{
    [Test]
    public async Task Each_data_type_of_the_documents_is_a_stream_whose_records_name_it()
    {
        await using var project = await Project.OpenAsync(IterableOptions.Empty with { Events = 2 });
        var streams = ExportType.Events.Select(type => type.Stream).ToList();

        var run = await project.ReadAsync(streams);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(streams.Select(stream => run.Messages.Records(stream).Count), Has.All.EqualTo(2));
        Assert.That(
            streams
                .SelectMany(run.Messages.Records)
                .Select(record => record.GetProperty("_type").GetString())
                .Distinct(),
            Is.EquivalentTo(project.Vendor.DataTypes.Where(type => type != "user"))
        );
    }

    [Test]
    public async Task What_no_schema_declares_goes_into_data_as_it_is()
    {
        const string own =
            "\"Industry\":\"Trade\",\"industry\":7,\"plan.tier\":{\"a\":[1,{\"b\":null}],\"c\":\"\"},\"$set\":{\"$\":1},"
            + "\"last order\":\"2015-11-13 08:00:00 +00:00\",\"\":\"no name\",\"seats\":[12],"
            + "\"data\":{\"own\":1},\"_type\":\"own\",\"_event_id\":\"own\",\"big\":123456789012345678901234567890,\"price\":1.10";

        var run = await Stage.ReadLinesAsync(
            "custom_event",
            $$"""{"createdAt":"2024-04-09 13:00:00 +00:00","eventName":"bought",{{own}},"email":null}"""
        );

        var record = run.Messages.Records("custom_event").Single();
        Assert.That(record.GetProperty("data").GetRawText(), Is.EqualTo("{" + own + "}"));
        Assert.That(record.GetProperty("_type").GetString(), Is.EqualTo("customEvent"));
        Assert.That(
            record.EnumerateObject().Select(member => member.Name),
            Is.EqualTo(new[] { "_event_id", "_type", "createdAt", "eventName", "email", "data" })
        );
        Assert.That(run.Messages.Logs("WARN"), Is.Empty, "it is no news that customers have fields of their own");
    }

    [Test]
    public async Task A_line_without_anything_undeclared_has_no_data()
    {
        var run = await Stage.ReadLinesAsync(
            "push_uninstall",
            """{"createdAt":"2024-04-09 13:00:00 +00:00","campaignId":1,"itblInternal":{}}"""
        );

        Assert.That(run.Messages.Records("push_uninstall").Single().TryGetProperty("data", out _), Is.False);
    }

    [TestCase("\"{\\\"orderNo\\\":\\\"A-9\\\",\\\"price\\\":1.10}\"", "{\"orderNo\":\"A-9\",\"price\":1.10}")]
    [TestCase("\" {\\\"a\\\":\\\"\\\\u00fc \\\\\\\"b\\\\\\\"\\\"} \"", "{\"a\":\"\\u00fc \\\"b\\\"\"}")]
    [TestCase("{\"orderNo\":\"A-9\"}", "{\"orderNo\":\"A-9\"}")]
    [TestCase("null", "null")]
    [TestCase("\"{orderNo: A-9\"", null)]
    [TestCase("\"none today\"", null)]
    [TestCase("\"[1,2]\"", null)]
    [TestCase("[1,2]", null)]
    [TestCase("\"\"", null)]
    [TestCase("12", null)]
    public async Task Transactional_data_is_an_object_or_goes_into_data_as_it_is(string sent, string? expected)
    {
        var run = await Stage.ReadLinesAsync(
            "email_send",
            $$"""{"createdAt":"2024-04-09 13:00:00 +00:00","transactionalData":{{sent}}}"""
        );

        var record = run.Messages.Records("email_send").Single();
        var isOnTop = record.TryGetProperty("transactionalData", out var onTop);
        Assert.That(isOnTop, Is.EqualTo(expected is not null), record.GetRawText());
        Assert.That(
            isOnTop ? onTop.GetRawText() : record.GetProperty("data").GetProperty("transactionalData").GetRawText(),
            Is.EqualTo(expected ?? sent)
        );
    }

    [TestCase(Oddities.None, 0)]
    [TestCase(Oddities.TransactionalObject, 0)]
    [TestCase(Oddities.BrokenTransactional, 1)]
    public async Task Transactional_data_of_every_kind_of_project_fits_the_schema(Oddities oddities, int inData)
    {
        await using var project = await Project.OpenAsync(
            IterableOptions.Empty with
            {
                Events = 60,
                Oddities = oddities | Oddities.NonAscii,
            }
        );

        var run = await project.ReadAsync("email_send");

        var schema = IterablePromises.Folder.Schema("email_send");
        var records = run.Messages.Records("email_send");
        Assert.That(records, Has.Count.EqualTo(60));
        Assert.That(records.SelectMany(record => schema.Check(record)), Is.Empty);
        Assert.That(
            records.Any(record =>
                record.TryGetProperty("data", out var data) && data.TryGetProperty("transactionalData", out _)
            ),
            Is.EqualTo(inData > 0)
        );
    }

    [TestCase("2024-03-05 08:00:00 +00:00", "2024-03-05T08:00:00+00:00")]
    [TestCase("2024-03-05 08:00:00 +0000", "2024-03-05T08:00:00+00:00")]
    [TestCase("2024-03-05T08:00:00+00:00", "2024-03-05T08:00:00+00:00")]
    [TestCase("2024-03-05T08:00:00.123+00:00", "2024-03-05T08:00:00.123+00:00")]
    [TestCase("2024-03-05 08:00:00.123 -05:00", "2024-03-05T08:00:00.123-05:00")]
    [TestCase("2024-03-05T08:00:00.123456.000Z", "2024-03-05T08:00:00.123456Z")]
    [TestCase("2024-03-05 08:00:00", "2024-03-05T08:00:00Z")]
    [TestCase("2024-03-05", "2024-03-05T00:00:00Z")]
    [TestCase("some day", "some day")]
    public async Task Declared_dates_of_every_form_are_brought_to_one_and_others_stay(string sent, string expected)
    {
        var run = await Stage.ReadLinesAsync(
            "email_subscribe",
            $$$"""{"createdAt":"{{{sent}}}","profileUpdatedAt":"{{{sent}}}","itblInternal":{"documentCreatedAt":"{{{sent}}}","x":"{{{sent}}}"},"mine":"{{{sent}}}"}"""
        );

        var record = run.Messages.Records("email_subscribe").Single();
        var inside = record.GetProperty("itblInternal");
        Assert.That(
            new[]
            {
                record.GetProperty("createdAt"),
                record.GetProperty("profileUpdatedAt"),
                inside.GetProperty("documentCreatedAt"),
            }.Select(date => date.GetString()),
            Has.All.EqualTo(expected)
        );
        Assert.That(inside.GetProperty("x").GetString(), Is.EqualTo(sent));
        Assert.That(record.GetProperty("data").GetProperty("mine").GetString(), Is.EqualTo(sent));
    }

    [Test]
    public async Task Dates_of_every_form_that_was_seen_fit_the_schema()
    {
        await using var project = await Project.OpenAsync(
            IterableOptions.Empty with
            {
                Events = 90,
                Oddities = Oddities.DateForms,
            }
        );

        var run = await project.ReadAsync("custom_event");

        Assert.That(
            run.Messages.Records("custom_event").Select(record => record.GetProperty("createdAt").GetString()),
            Has.Exactly(90).Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(\+00:00|Z)$")
        );
    }

    [Test]
    public async Task Numbers_keep_their_digits_and_events_without_any_person_come_as_well()
    {
        await using var project = await Project.OpenAsync(
            IterableOptions.Empty with
            {
                Events = 30,
                Oddities = Oddities.BigNumbers | Oddities.MissingKeys,
            }
        );

        var run = await project.ReadAsync("email_send");

        Assert.That(
            run.Messages.Rows("email_send"),
            Has.Exactly(30)
                .Contains(
                    "\"sandbox_beyond_double\":9007199254740993,\"sandbox_thirty_digits\":123456789012345678901234567890,\"sandbox_decimal\":1.10"
                )
        );
        Assert.That(
            run.Messages.Records("email_send"),
            Has.Exactly(10)
                .Matches<JsonElement>(e => !e.TryGetProperty("email", out _) && !e.TryGetProperty("userId", out _))
        );
    }

    [TestCase("channelIds", "[40111]", true)]
    [TestCase("channelIds", "null", true)]
    [TestCase("channelIds", "\"40111\"", false)]
    [TestCase("createdAt", "1709625600000", false)]
    [TestCase("itblInternal", "\"none\"", false)]
    public async Task A_declared_field_of_another_kind_goes_into_data(string field, string value, bool fits)
    {
        var run = await Stage.ReadLinesAsync("email_subscribe", $$"""{"{{field}}":{{value}}}""");

        var record = run.Messages.Records("email_subscribe").Single();
        Assert.That((fits ? record : record.GetProperty("data")).GetProperty(field).GetRawText(), Is.EqualTo(value));
    }

    [TestCase(Oddities.BlankLines | Oddities.Crlf | Oddities.ByteOrderMark)]
    [TestCase(Oddities.BlankLines | Oddities.NoLastLineFeed)]
    [TestCase(Oddities.HugeLine)]
    public async Task However_lines_end_and_however_long_they_are_each_is_an_event(Oddities oddities)
    {
        await using var project = await Project.OpenAsync(
            IterableOptions.Empty with
            {
                Events = 60,
                HugeBytes = 3_000_000,
                Oddities = oddities,
            }
        );

        var run = await project.ReadAsync("email_open");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(
            run.Messages.Records("email_open").Select(record => record.GetProperty("messageId").GetString()),
            Is.EquivalentTo(project.Vendor.Events("emailOpen").Select(e => e.Id))
        );
        Assert.That(
            run.Messages.Records("email_open")
                .Count(record =>
                    record.TryGetProperty("data", out var data)
                    && data.TryGetProperty("sandbox_huge", out var text)
                    && text.GetString()!.Length == 3_000_000
                ),
            Is.EqualTo(oddities == Oddities.HugeLine ? 1 : 0)
        );
    }

    [Test]
    public async Task A_broken_line_in_the_middle_fails_the_stream_with_its_number_and_not_with_its_text()
    {
        await using var project = await Project.OpenAsync(
            IterableOptions.Empty with
            {
                Events = 60,
                Oddities = Oddities.BrokenLine,
            }
        );

        var run = await project.ReadAsync(["email_open", "campaigns"]);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Messages.Statuses("email_open")[^1], Is.EqualTo("INCOMPLETE"));
        Assert.That(run.Messages.Errors()[0].Message, Does.Match(@"line \d+ of emailOpen"));
        Assert.That(run.Messages.Records("email_open"), Is.Empty);
        Assert.That(run.Messages.Statuses("campaigns")[^1], Is.EqualTo("COMPLETE"));
        Assert.That(run.Text, Does.Not.Contain("@").And.Not.Contain("emailOpen-0000"));
    }
}
