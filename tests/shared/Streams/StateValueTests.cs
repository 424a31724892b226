using System.Text.Json;
using Connectors.Errors;
using Connectors.Records;
using Connectors.Streams;

namespace Connectors.Tests.Streams;

public sealed class StateValueTests
{
    [TestCase("1709625600000", "2024-03-05T08:00:00.000")]
    [TestCase("1709625600123", "2024-03-05T08:00:00.123")]
    [TestCase("100000000000", "1973-03-03T09:46:40.000", Description = "the first that is taken for milliseconds")]
    [TestCase("\"2024-03-05 08:00:00 +00:00\"", "2024-03-05T08:00:00.000")]
    [TestCase("\"2024-03-05 08:00:00 +0000\"", "2024-03-05T08:00:00.000")]
    [TestCase("\"2024-03-05 08:00:00 -0130\"", "2024-03-05T09:30:00.000")]
    [TestCase("\"2024-03-05 08:00:00\"", "2024-03-05T08:00:00.000")]
    [TestCase("\"2024-03-05\"", "2024-03-05T00:00:00.000")]
    [TestCase("\"2024-03-05T08:00:00.123456.000Z\"", "2024-03-05T08:00:00.123")]
    [TestCase("\"2024-03-05T10:00:00+02:00\"", "2024-03-05T08:00:00.000")]
    public void An_instant_may_be_text_or_milliseconds(string saved, string instant)
    {
        var time = StateValue.Instant("things", JsonElement.Parse($$"""{"at":{{saved}}}"""), "at");

        Assert.That($"{time?.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fff}", Is.EqualTo(instant));
    }

    [TestCase("{}")]
    [TestCase("""{"at":null}""")]
    [TestCase("""{"other":1709625600000}""")]
    public void A_state_without_the_key_has_no_instant(string state)
    {
        Assert.That(StateValue.Instant("things", JsonElement.Parse(state), "at"), Is.Null);
    }

    [TestCase("99999999999", Description = "seconds")]
    [TestCase("1709625600")]
    [TestCase("-1")]
    [TestCase("1709625600000.5")]
    [TestCase("253402300800000", Description = "behind the last year")]
    [TestCase("\"2024-02-30\"")]
    [TestCase("\"1709625600000\"")]
    [TestCase("\"\"")]
    [TestCase("true")]
    [TestCase("[]")]
    public void Anything_else_is_an_error_of_the_user(string saved)
    {
        Assert.That(
            () => StateValue.Instant("things", JsonElement.Parse($$"""{"at":{{saved}}}"""), "at"),
            Throws
                .TypeOf<ConnectorException>()
                .With.Message.Contains("\"things\"")
                .And.Property(nameof(ConnectorException.FailureType))
                .EqualTo(FailureType.ConfigError)
        );
    }

    [TestCase("2026-01-10", "2026-01-01", 5, "2026-01-05", TestName = "A_later_run_begins_before_what_it_saved")]
    [TestCase("2026-01-03", "2026-01-01", 5, "2026-01-01", TestName = "But_not_before_the_start")]
    [TestCase("2026-01-01", "2026-01-01", 5, "2026-01-01", TestName = "Nor_when_it_saved_the_start_itself")]
    [TestCase("2025-06-10", "2026-01-01", 5, "2025-06-05", TestName = "A_start_that_was_moved_makes_no_hole")]
    [TestCase("0001-01-02", "2026-01-01", 5, "0001-01-01", TestName = "The_calendar_has_a_beginning")]
    public void Looking_back(string saved, string start, int days, string from)
    {
        Assert.That(LookBack.From(Day(saved), Day(start), TimeSpan.FromDays(days)), Is.EqualTo(Day(from)));
    }

    [TestCase("""{"at":"2026-01-01"}""", true)]
    [TestCase("""{"at":1}""", true)]
    [TestCase("""{"at":null}""", false)]
    [TestCase("""{"createdAt":"2026-01-01"}""", false)]
    [TestCase("{}", false)]
    public void A_stream_goes_on_from_a_state_that_holds_its_cursor(string state, bool goesOn)
    {
        var stream = new FilteredListStream(
            new StreamSpec("things") { Cursor = "at" },
            _ => AsyncEnumerable.Empty<RecordPage>(),
            TimeProvider.System
        );

        Assert.That(stream.GoesOnFrom(stream.Spec, JsonElement.Parse(state)), Is.EqualTo(goesOn));
    }

    [Test]
    public void A_stream_without_a_cursor_goes_on_from_no_state()
    {
        var stream = new SnapshotStream(new StreamSpec("things"), _ => AsyncEnumerable.Empty<RecordPage>());

        Assert.That(stream.GoesOnFrom(stream.Spec, JsonElement.Parse("""{"at":"2026-01-01"}""")), Is.False);
    }

    private static DateTimeOffset Day(string text) =>
        new(DateOnly.ParseExact(text, "yyyy-MM-dd").ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
