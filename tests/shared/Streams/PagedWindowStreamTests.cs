using Connectors.Errors;
using Connectors.Records;
using Connectors.Streams;

namespace Connectors.Tests.Streams;

public sealed class PagedWindowStreamTests
{
    [Test]
    public async Task Each_window_is_read_to_its_empty_page_which_moves_the_state()
    {
        var stream = SomePagedWindows.Of(3, 2);

        var read = await stream.ReadAsync();

        Assert.That(
            stream.Asked,
            Is.EqualTo(new[] { "12..24 #1", "12..24 #2", "12..24 #3", "24..36 #1", "24..36 #2", "24..36 #3" })
        );
        Assert.That(
            read,
            Is.EqualTo(
                new[]
                {
                    "3",
                    "2",
                    """0 {"at":"2026-01-02T00:00:00+00:00"}""",
                    "3",
                    "2",
                    """0 {"at":"2026-01-02T12:00:00+00:00"}""",
                }
            )
        );
    }

    [Test]
    public async Task A_window_without_records_moves_the_state_as_well()
    {
        Assert.That(
            await SomePagedWindows.Of().ReadAsync(),
            Is.EqualTo(new[] { """0 {"at":"2026-01-02T00:00:00+00:00"}""", """0 {"at":"2026-01-02T12:00:00+00:00"}""" })
        );
    }

    [Test]
    public async Task Windows_are_contiguous_and_of_whole_seconds_and_the_last_is_shorter()
    {
        var stream = new SomePagedWindows
        {
            Span = new(SomePagedWindows.Start("2026-01-01T12:00:00.9Z")),
            Rules = new(TimeSpan.FromHours(10.0001)),
            Answer = (_, _) => Task.FromResult(SomePagedWindows.Of().Page(0)),
        };

        await stream.ReadAsync();

        Assert.That(stream.Asked, Is.EqualTo(new[] { "12..22 #1", "22..32 #1", "32..36 #1" }));
    }

    [Test]
    public async Task Width_goes_by_the_number_of_records_of_all_pages_of_a_window()
    {
        var counts = new Queue<int>([1, 2, 3, 4, 20, 3, 1]);
        var left = 0;
        SomePagedWindows? stream = null;
        stream = new()
        {
            Span = new(SomePagedWindows.Start("2026-01-01")),
            Rules = new(TimeSpan.FromHours(2))
            {
                Few = 4,
                Many = 10,
                Widest = TimeSpan.FromDays(1),
            },
            Answer = (_, page) =>
            {
                // One record a page.
                left = page == 1 ? counts.Dequeue() : left;
                return Task.FromResult(stream!.Page(left-- > 0 ? 1 : 0)); // set by now
            },
        };

        await stream.ReadAsync();

        Assert.That(
            stream.Asked.Where(asked => asked.EndsWith("#1", StringComparison.Ordinal)),
            Is.EqualTo(
                new[]
                {
                    "0..2 #1",
                    "2..6 #1",
                    "6..14 #1",
                    "14..30 #1", // 4 records: neither few nor many
                    "30..36 #1", // cut at now
                }
            )
        );
    }

    [Test]
    public async Task A_window_of_many_records_is_followed_by_a_narrower_one()
    {
        var counts = new Queue<int>([0, 20, 20, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5]);
        SomePagedWindows? stream = null;
        stream = new()
        {
            Span = new(SomePagedWindows.Start("2026-01-02")),
            Rules = new(TimeSpan.FromHours(1))
            {
                Few = 4,
                Many = 10,
                Widest = TimeSpan.FromDays(1),
            },
            Answer = (_, page) => Task.FromResult(stream!.Page(page == 1 ? counts.Dequeue() : 0)), // set by now
        };

        await stream.ReadAsync();

        Assert.That(
            stream.Asked.Where(asked => asked.EndsWith("#1", StringComparison.Ordinal)).Take(5),
            Is.EqualTo(new[] { "24..25 #1", "25..27 #1", "27..28 #1", "28..29 #1", "29..30 #1" })
        );
    }

    [Test]
    public async Task One_page_is_on_its_way_while_one_is_written_and_no_more()
    {
        var stream = SomePagedWindows.Of(3);
        await using var pages = stream.PagesAsync().GetAsyncEnumerator();

        Assert.That(stream.Asked, Is.Empty);
        await pages.MoveNextAsync();
        Assert.That(stream.Asked, Is.EqualTo(new[] { "12..24 #1", "12..24 #2" }));
        await pages.MoveNextAsync();
        Assert.That(stream.Asked, Has.Count.EqualTo(3), "the first of the next window");
        Assert.That(stream.Asked[2], Is.EqualTo("24..36 #1"));
    }

    [TestCase("2026-01-02T12:00:00Z", null, null, TestName = "A_start_that_is_now")]
    [TestCase("2026-02-01", null, null, TestName = "A_start_that_is_to_come")]
    [TestCase("2026-01-01", "2025-12-01", null, TestName = "An_end_that_lies_before_the_start")]
    [TestCase("2026-01-01", null, "2026-06-01T00:00:00+00:00", TestName = "A_state_that_is_to_come")]
    [TestCase("2026-01-01", "2026-01-02", "2026-01-02T06:00:00Z", TestName = "A_state_behind_the_end")]
    public async Task Nothing_is_asked_and_nothing_saved_for(string start, string? end, string? saved)
    {
        var stream = SomePagedWindows.Of(1);
        stream = new()
        {
            Span = new(SomePagedWindows.Start(start)) { End = end is null ? null : SomePagedWindows.Start(end) },
            Answer = stream.Answer,
        };

        Assert.That(await stream.ReadAsync(saved is null ? null : $$"""{"at":"{{saved}}"}"""), Is.Empty);
        Assert.That(stream.Asked, Is.Empty);
        Assert.That(stream.Overlap, Is.Null, "no read is begun");
    }

    [TestCase(true, "24..36 #1")]
    [TestCase(false, "30..36 #1")]
    public async Task Only_an_incremental_read_looks_back_and_the_state_never_falls(bool isIncremental, string asked)
    {
        var stream = new SomePagedWindows
        {
            Span = new(SomePagedWindows.Start("2026-01-01")) { LookBack = TimeSpan.FromHours(6) },
            Answer = SomePagedWindows.Of().Answer,
        };

        var read = await stream.ReadAsync("""{"at":"2026-01-02T06:00:00+00:00"}""", isIncremental);

        Assert.That(stream.Asked, Is.EqualTo(new[] { asked }));
        Assert.That(read, Is.EqualTo(new[] { """0 {"at":"2026-01-02T12:00:00+00:00"}""" }));
    }

    [Test]
    public async Task Windows_before_the_saved_position_save_it_again()
    {
        var stream = new SomePagedWindows
        {
            Span = new(SomePagedWindows.Start("2026-01-01")) { LookBack = TimeSpan.FromHours(6) },
            Rules = new(TimeSpan.FromHours(5)),
            Answer = SomePagedWindows.Of().Answer,
        };

        Assert.That(
            await stream.ReadAsync("""{"at":"2026-01-02T06:00:00+00:00"}"""),
            Is.EqualTo(
                new[]
                {
                    """0 {"at":"2026-01-02T06:00:00+00:00"}""",
                    """0 {"at":"2026-01-02T10:00:00+00:00"}""",
                    """0 {"at":"2026-01-02T12:00:00+00:00"}""",
                }
            )
        );
    }

    [Test]
    public void A_vendor_that_does_not_turn_the_page_is_not_read_for_ever()
    {
        var stream = new SomePagedWindows { Answer = (_, _) => Task.FromResult(SomePagedWindows.Of().Page(2)) };

        Assert.That(
            async () => await stream.ReadAsync(),
            Throws
                .TypeOf<ConnectorException>()
                .With.Property(nameof(ConnectorException.FailureType))
                .EqualTo(FailureType.SystemError)
        );
        Assert.That(stream.Asked, Is.EqualTo(new[] { "12..24 #1", "12..24 #2" }));
    }

    [Test]
    public async Task A_failure_comes_after_the_pages_before_it_and_saves_nothing()
    {
        SomePagedWindows? stream = null;
        stream = new()
        {
            Answer = (_, page) =>
                page == 1
                    ? Task.FromResult(stream!.Page(1)) // set by now
                    : Task.FromException<RecordPage>(ConnectorException.System("No.")),
        };
        await using var pages = stream.PagesAsync().GetAsyncEnumerator();

        await pages.MoveNextAsync();

        Assert.That(pages.Current.Checkpoint, Is.Null);
        Assert.That(async () => await pages.MoveNextAsync(), Throws.TypeOf<ConnectorException>());
    }

    [Test]
    public async Task The_overlap_knows_which_windows_are_through()
    {
        var stream = SomePagedWindows.Of(1);
        var border = WindowReads.Begin.AddHours(24);
        var covered = new List<bool>();
        var answer = stream.Answer;
        stream.Answer = (window, page) =>
        {
            covered.Add(stream.Overlap!.IsCovered(border)); // a page is asked for after the read began
            return answer(window, page);
        };

        await stream.ReadAsync();

        Assert.That(covered, Is.EqualTo(new[] { false, false, true, true }));
    }
}
