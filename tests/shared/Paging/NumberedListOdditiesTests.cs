using System.Net;
using Connectors.Errors;
using Connectors.Http;

namespace Connectors.Tests.Paging;

/// <summary>Numbered pages of a vendor that does not keep to the rules: all that it has comes, or an error.</summary>
public sealed class NumberedListOdditiesTests
{
    private const string CameAgain = "Warning things: the vendor did not end the list with an empty page.";

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_vendor_without_pages_that_gives_all_at_once_is_read(bool ignoresSort)
    {
        var vendor = new NumberedVendor(3) { IgnoresPage = true, IgnoresSort = ignoresSort };

        Assert.That(await vendor.ReadAsync(limit: 10), Is.EqualTo(new[] { "1", "2", "3" }));
        Assert.That(vendor.Asked, Is.EqualTo(new[] { "1/10", "2/3", "-1/3" }));
        Assert.That(vendor.Log.Lines, Has.One.StartsWith(CameAgain));
    }

    [TestCase(3, false, Description = "the end of the list is another one")]
    [TestCase(2, true, Description = "nobody can say what lies behind a full page")]
    [TestCase(3, true)]
    public async Task A_vendor_that_does_not_turn_its_pages_is_an_error_where_it_may_have_more(
        int records,
        bool ignoresSort
    )
    {
        var vendor = new NumberedVendor(records) { IgnoresPage = true, IgnoresSort = ignoresSort };

        var failure = await vendor.FailureAsync();

        Assert.That(failure.FailureType, Is.EqualTo(FailureType.SystemError));
        Assert.That(
            failure.Message,
            Does.StartWith("things: the vendor does not turn the pages (page 2 is the same as one before, or unknown)")
        );
        Assert.That(vendor.Asked, Is.EqualTo(new[] { "1/2", "2/2", "-1/2" }));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Pages_of_one_record_that_are_not_turned_are_an_error_where_there_are_more(bool ignoresSort)
    {
        var vendor = new NumberedVendor(3) { IgnoresPage = true, IgnoresSort = ignoresSort };

        var failure = await vendor.FailureAsync(limit: 1);

        Assert.That(failure.Message, Does.Contain("does not turn the pages"));
    }

    [Test]
    public async Task A_page_of_one_record_that_is_not_turned_is_all_there_is_where_the_other_end_has_no_more()
    {
        var vendor = new NumberedVendor(1) { IgnoresPage = true, IgnoresSort = true };

        Assert.That(await vendor.ReadAsync(limit: 1), Is.EqualTo(new[] { "1" }));
    }

    [Test]
    public async Task A_vendor_that_gives_the_same_in_ever_another_order_is_left()
    {
        var number = 0;
        var vendor = new NumberedVendor(0)
        {
            Answer = _ => Enumerable.Range(0, 1000).Select(i => NumberedVendor.Record((i + number) % 1000)).ToArray(),
            Meanwhile = (_, asked) => number = asked,
        };

        var failure = await vendor.FailureAsync(limit: 1000);

        Assert.That(failure.Message, Does.Contain("changes too fast"));
        Assert.That(vendor.Asked, Has.Count.LessThan(30));
    }

    [Test]
    public async Task A_full_page_that_is_the_same_from_both_ends_is_all_there_is()
    {
        var vendor = new NumberedVendor(2) { IgnoresPage = true };

        Assert.That(await vendor.ReadAsync(), Is.EqualTo(new[] { "1", "2" }));
        Assert.That(vendor.Log.Lines, Has.One.StartsWith(CameAgain));
    }

    [TestCase(4, false)]
    [TestCase(5, false)]
    [TestCase(5, true, Description = "the last page was not full")]
    public async Task A_page_that_the_vendor_does_not_know_is_the_end_where_nothing_else_is_there(
        int records,
        bool ignoresSort
    )
    {
        var vendor = new NumberedVendor(records) { UnknownFrom = ((records + 1) / 2) + 1, IgnoresSort = ignoresSort };

        Assert.That(await vendor.ReadAsync(), Has.Count.EqualTo(records));
        Assert.That(vendor.Log.Lines.Single(), Does.StartWith(CameAgain));
    }

    [TestCase(5, 2, false, Description = "the other end has more")]
    [TestCase(4, 3, true, Description = "nobody can say what lies behind a full page")]
    public async Task A_page_that_the_vendor_does_not_know_is_an_error_where_it_may_have_more(
        int records,
        int unknownFrom,
        bool ignoresSort
    )
    {
        var vendor = new NumberedVendor(records) { UnknownFrom = unknownFrom, IgnoresSort = ignoresSort };

        var failure = await vendor.FailureAsync();

        Assert.That(failure.Message, Does.Contain("does not turn the pages"));
    }

    [Test]
    public async Task A_list_that_the_vendor_does_not_know_is_refused()
    {
        var failure = await new NumberedVendor(0) { UnknownFrom = 1 }.FailureAsync();

        Assert.That(failure.Message, Is.EqualTo("No such page."));
    }

    [Test]
    public async Task The_last_page_again_beyond_the_end_is_the_end()
    {
        var vendor = new NumberedVendor(5) { Beyond = _ => 3 };

        Assert.That(await vendor.ReadAsync(), Is.EqualTo(new[] { "1", "2", "3", "4", "5" }));
        Assert.That(vendor.Asked, Is.EqualTo(new[] { "1/2", "2/2", "3/2", "4/2", "-1/2", "2/1", "4/1" }));
        Assert.That(vendor.Log.Lines.Single(), Does.StartWith(CameAgain));
    }

    [Test]
    public async Task A_vendor_that_goes_round_in_a_circle_is_left_after_one_round()
    {
        var vendor = new NumberedVendor(6) { Beyond = page => ((page - 1) % 3) + 1 };

        Assert.That(await vendor.ReadAsync(), Is.EqualTo(new[] { "1", "2", "3", "4", "5", "6" }));
        Assert.That(vendor.Asked, Has.Count.EqualTo(7));
        Assert.That(vendor.Log.Lines.Single(), Does.StartWith(CameAgain));
    }

    [Test]
    public async Task Pages_of_irregular_length_are_read_until_nothing_new_comes()
    {
        string[][] pages =
        [
            ["1", "2", "3"],
            ["4"],
            ["5", "6"],
            [],
        ];
        var vendor = new NumberedVendor(0)
        {
            Answer = place => pages[Math.Min(place.Page, 4) - 1].Select(id => $"{{\"id\":{id}}}"),
        };

        Assert.That(await vendor.ReadAsync(limit: 3), Is.EqualTo(new[] { "1", "2", "3", "4", "5", "6" }));
        Assert.That(vendor.Asked, Is.EqualTo(new[] { "1/3", "2/3", "3/3", "4/3", "1/3", "2/3", "3/3", "4/3" }));
    }

    [TestCase(2, 7, Description = "the border is looked for on the last page, which has one record")]
    [TestCase(2, 9)]
    [TestCase(3, 10, Description = "the borders are looked for on a full page and behind the end")]
    [TestCase(10, 6, Description = "the border is looked for behind the end")]
    public async Task A_vendor_with_pages_of_its_own_length_is_read_until_nothing_new_comes(int limit, int records)
    {
        var vendor = new NumberedVendor(records) { FixedSize = 3 };

        Assert.That(await vendor.ReadAsync(limit), Is.EqualTo(Enumerable.Range(1, records).Select(id => $"{id}")));
        Assert.That(vendor.Asked.Count(place => place == $"1/{limit}"), Is.EqualTo(2));
    }

    [Test]
    public async Task A_record_that_the_list_always_has_twice_is_given_out_once()
    {
        var vendor = new NumberedVendor(new[] { 1, 2, 2, 3, 1 }.Select(NumberedVendor.Record));

        Assert.That(await vendor.ReadAsync(), Is.EqualTo(new[] { "1", "2", "3" }));
        Assert.That(vendor.Asked, Is.EqualTo(new[] { "1/2", "2/2", "3/2", "4/2", "1/2", "2/2", "3/2", "4/2" }));
    }

    [Test]
    public async Task Pages_that_overlap_are_read_until_nothing_new_comes()
    {
        var vendor = new NumberedVendor(0)
        {
            Answer = place =>
                Enumerable.Range((place.Page - 1) * place.Limit, 3).Where(id => id < 8).Select(NumberedVendor.Record),
        };

        Assert.That(await vendor.ReadAsync(), Is.EqualTo(Enumerable.Range(0, 8).Select(id => $"{id}")));
        Assert.That(vendor.Asked.Count(place => place == "1/2"), Is.EqualTo(2));
    }

    [Test]
    public async Task A_border_that_cannot_be_found_is_looked_for_once()
    {
        // Pages of three, whatever is asked for: the place of the first border is the page with the last record.
        var vendor = new NumberedVendor(7) { FixedSize = 3 };

        Assert.That(await vendor.ReadAsync(limit: 3), Has.Count.EqualTo(7));
        Assert.That(vendor.Asked.Count(place => place == "1/3"), Is.EqualTo(2));
    }

    [Test]
    public async Task A_vendor_that_refuses_long_pages_is_asked_for_shorter_ones()
    {
        var vendor = new NumberedVendor(150) { MostLimit = 100 };

        Assert.That(await vendor.ReadAsync(limit: 1000), Has.Count.EqualTo(150));
        Assert.That(vendor.Asked, Is.EqualTo(new[] { "1/1000", "1/100", "2/100", "3/100", "100/1" }));
        Assert.That(
            vendor.Log.Lines.Single(),
            Is.EqualTo("Warning things: the vendor refuses pages of 1000 records; it is asked for 100.")
        );
    }

    [Test]
    public async Task A_list_that_is_read_again_is_not_asked_for_too_much_again()
    {
        var vendor = new NumberedVendor(150)
        {
            MostLimit = 100,
            Meanwhile = (list, number) => list.RemoveAll(record => number == 3 && record == NumberedVendor.Record(1)),
        };

        Assert.That(await vendor.ReadAsync(limit: 1000), Has.Count.EqualTo(150));
        Assert.That(vendor.Asked.Count(place => place == "1/1000"), Is.EqualTo(1));
    }

    [TestCase(1000, new[] { "1/1000", "1/100" })]
    [TestCase(100, new[] { "1/100" })]
    [TestCase(50, new[] { "1/50" })]
    public async Task A_vendor_that_refuses_short_pages_as_well_fails_as_it_says(int limit, string[] asked)
    {
        var vendor = new NumberedVendor(3) { MostLimit = 1 };

        var failure = await vendor.FailureAsync(limit);

        Assert.That((failure as VendorException)?.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(vendor.Asked, Is.EqualTo(asked));
    }
}
