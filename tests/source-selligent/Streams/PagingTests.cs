using Acceptance.Running;
using Sandbox.Selligent;

namespace Connectors.Selligent.Tests.Streams;

/// <summary>Lists in pages of a server that promises nothing: each asset once, or a stream that says it is incomplete.</summary>
[Parallelizable(ParallelScope.All)]
public class PagingTests
{
    private const string List = Studio.Mailings;
    private const string Stream = "transactional_mailing";

    private static readonly SelligentOptions Ten = SelligentOptions.Empty with { Mailings = 10 };

    [Test]
    public async Task Two_pages_are_followed_by_an_empty_one_and_a_look_at_the_border()
    {
        await using var studio = await OpenAsync(Ten with { Mailings = 8 }, 4);

        var run = await studio.ReadAsync(Stream);

        CheckWhole(studio, run);
        Assert.That(studio.Pages(List), Is.EqualTo(new[] { "1/4", "2/4", "3/4", "4/1" }));
        Assert.That(
            studio.Requests(List).Select(request => request.Query),
            Has.All.EndsWith("&order=modified_time&sort=asc")
        );
    }

    [Test]
    public async Task A_page_that_is_not_full_is_not_taken_for_the_last_one()
    {
        await using var studio = await OpenAsync(Ten, 7);

        var run = await studio.ReadAsync(Stream);

        CheckWhole(studio, run);
        Assert.That(studio.Pages(List), Is.EqualTo(new[] { "1/7", "2/7", "3/7", "7/1" }));
    }

    [Test]
    public async Task An_empty_list_is_one_call()
    {
        await using var studio = await OpenAsync(SelligentOptions.Empty, 4);

        var run = await studio.ReadAsync(Stream);

        CheckWhole(studio, run);
        Assert.That(studio.Pages(List), Is.EqualTo(new[] { "1/4" }));
    }

    [TestCase(Oddities.None)]
    [TestCase(Oddities.OffsetByLimit)]
    public async Task A_server_that_gives_fewer_than_asked_for_loses_nothing_by_whichever_length_it_counts(
        Oddities oddities
    )
    {
        await using var studio = await OpenAsync(Ten with { PageCap = 3, Oddities = oddities }, 5);

        var run = await studio.ReadAsync(Stream);

        CheckWhole(studio, run);
        Assert.That(studio.Pages(List).Take(5), Is.EqualTo(new[] { "1/5", "2/3", "3/3", "4/3", "5/3" }));
    }

    [Test]
    public async Task A_server_that_does_not_turn_pages_has_all_on_the_one_if_that_is_not_full()
    {
        await using var studio = await OpenAsync(Ten with { Oddities = Oddities.IgnorePage }, 20);

        var run = await studio.ReadAsync(Stream);

        CheckWhole(studio, run);
        Assert.That(run.Messages.Logs("WARN"), Has.One.Contains("empty page"));
        Assert.That(studio.Requests(List)[^1].Query, Is.EqualTo("?page=1&limit=10&order=modified_time&sort=desc"));
    }

    [Test]
    public async Task A_server_that_does_not_turn_pages_and_has_more_is_incomplete()
    {
        await using var studio = await OpenAsync(Ten with { Oddities = Oddities.IgnorePage }, 5);

        var run = await studio.ReadAsync([Stream, "program"]);

        CheckFailed(run, "system_error", "does not turn the pages");
        Assert.That(run.Messages.Statuses("program")[^1], Is.EqualTo("COMPLETE"));
    }

    [Test]
    public async Task The_last_page_that_comes_again_is_the_end()
    {
        await using var studio = await OpenAsync(Ten with { Oddities = Oddities.RepeatLastPage }, 5);

        var run = await studio.ReadAsync(Stream);

        CheckWhole(studio, run);
        Assert.That(run.Messages.Logs("WARN"), Has.One.Contains("empty page"));
    }

    [TestCase(1, 0)]
    [TestCase(0, 1)]
    [TestCase(2, 0)]
    [TestCase(0, 3)]
    [TestCase(2, 2)]
    public async Task Of_assets_that_are_modified_or_deleted_meanwhile_each_comes_once_and_none_is_lost(
        int moving,
        int vanishing
    )
    {
        var options = Ten with { MovingRows = moving, VanishingRows = vanishing };
        await using var studio = await OpenAsync(options, 4);
        var before = studio.Vendor.Ids(List);

        var run = await studio.ReadAsync(Stream);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(Ids(run), Is.Unique.And.SupersetOf(studio.Vendor.Ids(List)).And.SubsetOf(before));
        Assert.That(run.Messages.Logs("INFO"), Has.Some.Contains("read again"));
    }

    [Test]
    public async Task A_list_that_does_not_keep_still_is_given_up_as_incomplete_after_five_readings()
    {
        await using var studio = await OpenAsync(Ten with { MovingRows = 100 }, 4);

        var run = await studio.ReadAsync(Stream);

        CheckFailed(run, "transient_error", "5 readings");
        Assert.That(Ids(run), Is.Unique);
        Assert.That(studio.Pages(List).Count(page => page == "1/4"), Is.EqualTo(5));
        Assert.That(run.Messages.States(Stream), Is.Empty);
    }

    [Test]
    public async Task A_length_that_the_server_refuses_is_asked_for_in_hundreds_from_then_on()
    {
        await using var studio = await OpenAsync(Ten with { Mailings = 250, MaxLimit = 100 }, 1000);

        var run = await studio.ReadAsync(Stream);

        CheckWhole(studio, run);
        Assert.That(studio.Pages(List).Take(5), Is.EqualTo(new[] { "1/1000", "1/100", "2/100", "3/100", "4/100" }));
        Assert.That(run.Messages.Logs("WARN"), Has.One.Contains("1000").And.One.Contains("100."));
    }

    [TestCase(50)]
    [TestCase(100)]
    public async Task What_is_refused_for_good_fails_with_what_the_server_says(int pageSize)
    {
        await using var studio = await OpenAsync(Ten with { MaxLimit = 10 }, pageSize);

        var run = await studio.ReadAsync(Stream);

        CheckFailed(run, "system_error", "limit must be a number from 1 to 10.");
        Assert.That(studio.Requests(List), Has.Count.EqualTo(1), "a hundred is no less");
    }

    [Test]
    public async Task A_hundred_that_is_refused_as_well_fails_with_what_the_server_says()
    {
        await using var studio = await OpenAsync(Ten with { MaxLimit = 10 }, 101);

        var run = await studio.ReadAsync(Stream);

        CheckFailed(run, "system_error", "limit must be a number from 1 to 10.");
        Assert.That(studio.Pages(List), Is.EqualTo(new[] { "1/101", "1/100" }));
    }

    [TestCase(Envelope.Array)]
    [TestCase(Envelope.Totals)]
    [TestCase(Envelope.NullWhenEmpty)]
    [TestCase(Envelope.NoContentWhenEmpty)]
    public async Task What_is_around_the_rows_does_not_matter(Envelope envelope)
    {
        await using var studio = await OpenAsync(Ten with { Envelope = envelope }, 4);

        var run = await studio.ReadAsync([Stream, "program"]);

        CheckWhole(studio, run);
        Assert.That(run.Messages.Statuses("program")[^1], Is.EqualTo("COMPLETE"), "of none");
    }

    private static async Task<Studio> OpenAsync(SelligentOptions options, int pageSize)
    {
        var studio = await Studio.OpenAsync(options);
        studio.Config["page_size"] = pageSize;
        return studio;
    }

    private static IReadOnlyList<long> Ids(RunResult run) =>
        [.. run.Messages.Records(Stream).Select(record => record.GetProperty("id").GetInt64())];

    private static void CheckWhole(Studio studio, RunResult run)
    {
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Messages.Statuses(Stream)[^1], Is.EqualTo("COMPLETE"));
        Assert.That(Ids(run), Is.EqualTo(studio.Vendor.Ids(List)));
    }

    private static void CheckFailed(RunResult run, string failureType, string mention)
    {
        Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
        Assert.That(run.Messages.Statuses(Stream)[^1], Is.EqualTo("INCOMPLETE"));
        Assert.That(run.Messages.Errors()[0].FailureType, Is.EqualTo(failureType));
        Assert.That(run.Messages.Errors()[0].Message, Does.Contain(mention));
    }
}
