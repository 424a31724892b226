using Sandbox.Totango;

namespace Connectors.Totango.Tests.Streams;

/// <summary>Accounts beyond the 10,000 that a search reaches.</summary>
[Parallelizable(ParallelScope.All)]
public class WallTests
{
    private const string Search = "v1/search/accounts";
    private const string Scroll = "v2/accounts/scan_and_scroll_search_accounts";
    private const string Stream = "accounts";

    private static readonly TotangoOptions Many = TotangoOptions.Empty with { Accounts = 10_500, Attributes = 1 };

    /// <summary>Slices are halved until each fits; those that are asked for in vain are no more than one call in ten.</summary>
    [Test]
    public async Task All_accounts_come_once_and_with_few_calls_more_than_there_are_pages()
    {
        const int Accounts = 250_000;
        await using var service = await Service.OpenAsync(Many with { Accounts = Accounts, Attributes = 1 });

        var run = await service.ReadAsync(Stream);

        var ids = run.Whole(Stream).Of("account_id");
        Assert.That(ids, Has.Count.EqualTo(Accounts).And.Unique);
        Assert.That(ids.ToHashSet().SetEquals(service.Vendor.AccountIds), Is.True);
        Assert.That(service.Requests(Search), Has.Count.LessThanOrEqualTo(Accounts / 1000 * 11 / 10));
        Assert.That(service.Requests(Scroll), Is.Empty);
    }

    [Test]
    public async Task No_offset_reaches_behind_the_wall_and_slices_neither_overlap_nor_leave_gaps()
    {
        await using var service = await Service.OpenAsync(Many with { Accounts = 25_000 });

        var run = await service.ReadAsync(Stream);

        Assert.That(run.Whole(Stream), Has.Count.EqualTo(25_000));
        var queries = service.Queries(Search);
        Assert.That(
            queries.Select(query => query.GetProperty("offset").GetInt32() + query.GetProperty("count").GetInt32()),
            Has.All.LessThanOrEqualTo(10_000)
        );
        var slices = queries
            .Where(query => query.GetProperty("offset").GetInt32() > 0)
            .Select(query => query.GetProperty("terms").EnumerateArray().Single())
            .Select(term => (From: term.GetProperty("gte").GetInt64(), To: term.GetProperty("lte").GetInt64()))
            .Distinct()
            .Order()
            .ToList();
        Assert.That(slices, Has.Count.GreaterThan(2));
        Assert.That(slices.Skip(1).Zip(slices, (next, slice) => next.From - slice.To), Has.All.GreaterThanOrEqualTo(1));
    }

    [TestCase(9_999, 0)]
    [TestCase(10_000, 0)]
    [TestCase(10_001, 1)]
    public async Task Up_to_ten_thousand_there_are_no_slices(int accounts, int told)
    {
        await using var service = await Service.OpenAsync(Many with { Accounts = accounts });

        var run = await service.ReadAsync(Stream);

        Assert.That(run.Whole(Stream).Of("account_id"), Has.Count.EqualTo(accounts).And.Unique);
        Assert.That(run.Messages.Logs("INFO").Count(line => line.Contains("by parts")), Is.EqualTo(told));
    }

    [TestCase(Oddities.None)]
    [TestCase(Oddities.ScrollUnderscore)]
    [TestCase(Oddities.LackingKeys)]
    public async Task Accounts_that_were_never_active_are_scrolled_to_and_those_that_came_do_not_come_again(
        Oddities oddities
    )
    {
        await using var service = await Service.OpenAsync(Many with { TimelessPercent = 3, Oddities = oddities });

        var run = await service.ReadAsync(Stream);

        var records = run.Whole(Stream);
        Assert.That(records.Of("account_id"), Is.Unique.And.EquivalentTo(service.Vendor.AccountIds));
        Assert.That(
            records.Raw("last_activity_time").Count(time => time == "null"),
            Is.EqualTo(service.Vendor.TimelessAccounts).And.GreaterThan(100)
        );
        Assert.That(
            records.Select(record => string.Join(',', record.Columns())).Distinct().ToList(),
            Has.Count.EqualTo(1),
            "the same columns, whichever way they came"
        );
        Assert.That(service.Requests(Scroll), Has.Count.EqualTo(11));
        Assert.That(run.Messages.Logs("INFO"), Has.One.Contains("scrolling"));
    }

    [Test]
    public async Task Scrolling_gives_the_same_values_but_for_the_time_which_it_does_not_have()
    {
        var options = TotangoOptions.Empty with { Accounts = 60, Staff = 4 };
        await using var one = await Service.OpenAsync(options);
        await using var other = await Service.OpenAsync(options);
        other.Config["accounts_read_mode"] = "scroll";

        var found = (await one.ReadAsync(Stream)).Whole(Stream);
        var scrolled = (await other.ReadAsync(Stream)).Whole(Stream);

        Assert.That(scrolled.Raw("last_activity_time"), Has.All.EqualTo("null"));
        Assert.That(
            scrolled.Select(record => record.GetRawText()),
            Is.EqualTo(
                found.Select(record =>
                    record
                        .GetRawText()
                        .Replace(
                            $"\"last_activity_time\":{record.GetProperty("last_activity_time").GetRawText()}",
                            "\"last_activity_time\":null"
                        )
                )
            )
        );
    }

    [Test]
    public async Task The_mode_scroll_does_nothing_else()
    {
        await using var service = await Service.OpenAsync(Many);
        service.Config["accounts_read_mode"] = "scroll";

        var run = await service.ReadAsync(Stream);

        Assert.That(run.Whole(Stream).Of("account_id"), Is.EqualTo(service.Vendor.AccountIds));
        Assert.That(service.Requests(Search), Is.Empty);
        Assert.That(service.Requests(Scroll), Has.Count.EqualTo(11));
    }

    [Test]
    public async Task The_mode_search_never_scrolls_and_fails_where_accounts_are_out_of_reach()
    {
        await using var service = await Service.OpenAsync(Many with { TimelessPercent = 3 });
        service.Config["accounts_read_mode"] = "search";

        var run = await service.ReadAsync(Stream);

        Assert.That(
            run.Failed(Stream, "config_error"),
            Does.Contain("10500 accounts").And.Contain("\"Accounts Read Mode\"")
        );
        Assert.That(service.Requests(Scroll), Is.Empty);
        Assert.That(run.Messages.Records(Stream).Of("account_id"), Is.Unique);
    }

    [Test]
    public async Task The_mode_search_is_enough_where_all_were_active()
    {
        await using var service = await Service.OpenAsync(Many);
        service.Config["accounts_read_mode"] = "search";

        var run = await service.ReadAsync(Stream);

        Assert.That(run.Whole(Stream).Of("account_id"), Is.Unique.And.EquivalentTo(service.Vendor.AccountIds));
    }

    [Test]
    public async Task More_in_one_millisecond_than_a_search_reaches_are_scrolled_to()
    {
        await using var service = await Service.OpenAsync(Many with { Accounts = 10_400, AccountsAtOnce = 10_100 });

        var run = await service.ReadAsync(Stream);

        Assert.That(run.Whole(Stream).Of("account_id"), Is.Unique.And.EquivalentTo(service.Vendor.AccountIds));
        Assert.That(service.Requests(Scroll), Has.Count.EqualTo(11));
    }

    [Test]
    public async Task Thousands_in_one_millisecond_are_no_hindrance_while_a_search_reaches_them()
    {
        await using var service = await Service.OpenAsync(Many with { AccountsAtOnce = 9_900 });

        var run = await service.ReadAsync(Stream);

        Assert.That(run.Whole(Stream).Of("account_id"), Is.Unique.And.EquivalentTo(service.Vendor.AccountIds));
        Assert.That(service.Requests(Scroll), Is.Empty);
    }

    [TestCase("auto")]
    [TestCase("search")]
    [TestCase("scroll")]
    public async Task Accounts_that_are_said_to_be_there_and_do_not_come_fail_the_stream(string mode)
    {
        await using var service = await Service.OpenAsync(Many with { MissingHits = 2 });
        service.Config["accounts_read_mode"] = mode;

        var run = await service.ReadAsync(Stream);

        Assert.That(run.Failed(Stream, "transient_error"), Does.Contain("once more"));
        Assert.That(run.Messages.Records(Stream).Of("account_id"), Is.Unique);
    }

    [TestCase(3, 0, 0)]
    [TestCase(0, 3, 0)]
    [TestCase(0, 0, 3)]
    [TestCase(4, 6, 8)]
    public async Task Of_accounts_that_go_and_come_and_move_meanwhile_each_comes_once_and_none_is_lost(
        int vanish,
        int appear,
        int move
    )
    {
        await using var service = await Service.OpenAsync(
            Many with
            {
                VanishAfter = vanish,
                AppearAfter = appear,
                MoveAfter = move,
            }
        );
        service.Config["num_workers"] = 1;
        var before = service.Vendor.AccountIds;

        var ids = (await service.ReadAsync(Stream)).Whole(Stream).Of("account_id");

        // What appears in a slice that was through already comes with the next run.
        var after = service.Vendor.AccountIds;
        Assert.That(ids, Is.Unique.And.SupersetOf(before.Intersect(after)).And.SubsetOf(before.Union(after)));
    }

    [Test]
    public async Task A_service_that_does_not_search_by_activity_is_scrolled_through()
    {
        await using var service = await Service.OpenAsync(Many with { Oddities = Oddities.NoActivityTerm });

        var run = await service.ReadAsync(Stream);

        Assert.That(run.Whole(Stream).Of("account_id"), Is.Unique.And.EquivalentTo(service.Vendor.AccountIds));
        Assert.That(run.Messages.Logs("WARN"), Has.One.Contains("refuses to search by the time"));
        Assert.That(service.Requests(Scroll), Has.Count.EqualTo(11));
    }

    [Test]
    public async Task Nor_does_the_mode_search_scroll_there()
    {
        await using var service = await Service.OpenAsync(Many with { Oddities = Oddities.NoActivityTerm });
        service.Config["accounts_read_mode"] = "search";

        var run = await service.ReadAsync(Stream);

        Assert.That(run.Failed(Stream, "config_error"), Does.Contain("400"));
        Assert.That(service.Requests(Scroll), Is.Empty);
    }

    [TestCase("auto")]
    [TestCase("scroll")]
    public async Task Where_scrolling_is_refused_the_stream_says_so(string mode)
    {
        await using var service = await Service.OpenAsync(
            Many with
            {
                TimelessPercent = 3,
                Refused = new HashSet<string> { "scroll" },
            }
        );
        service.Config["accounts_read_mode"] = mode;

        var run = await service.ReadAsync([Stream, "attributes"]);

        Assert.That(run.Failed(Stream, "config_error"), Does.Contain("404").And.Contain("deselect"));
        Assert.That(run.Messages.Errors()[0].Message.Contains("scrolling"), Is.EqualTo(mode == "auto"));
        Assert.That(run.Messages.Statuses("attributes")[^1], Is.EqualTo("COMPLETE"));
    }
}
