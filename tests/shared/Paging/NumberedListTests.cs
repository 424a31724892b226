using Connectors.Errors;

namespace Connectors.Tests.Paging;

/// <summary>Numbered pages of a vendor that keeps to the rules, of a list that may not keep still.</summary>
public sealed class NumberedListTests
{
    [Test]
    public async Task Pages_are_read_to_the_first_without_records_and_their_borders_are_looked_at()
    {
        var vendor = new NumberedVendor(4);

        Assert.That(await vendor.ReadAsync(), Is.EqualTo(Ids(4)));
        Assert.That(vendor.Asked, Is.EqualTo(new[] { "1/2", "2/2", "3/2", "2/1" }));
        Assert.That(vendor.Log.Lines, Is.Empty);
    }

    [Test]
    public async Task A_list_without_records_is_asked_for_once()
    {
        var vendor = new NumberedVendor(0);

        Assert.That(await vendor.ReadAsync(), Is.Empty);
        Assert.That(vendor.Asked, Is.EqualTo(new[] { "1/2" }));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_vendor_that_caps_its_pages_may_count_them_by_either_length(bool countsByCap)
    {
        var vendor = new NumberedVendor(7) { Cap = 3, CountsByCap = countsByCap };

        Assert.That(await vendor.ReadAsync(limit: 10), Is.EqualTo(Ids(7)));
        Assert.That(vendor.Asked, Is.EqualTo(new[] { "1/10", "2/3", "3/3", "4/3", "3/1", "6/1" }));
        Assert.That(vendor.Log.Lines, Is.Empty);
    }

    [Test]
    public async Task A_record_that_moves_to_the_end_is_given_out_once_and_what_it_passed_over_too()
    {
        var vendor = new NumberedVendor(5) { Meanwhile = Before(2, list => Move(list, from: 0)) };

        Assert.That(await vendor.ReadAsync(), Is.EqualTo(new[] { "1", "2", "4", "5", "3" }));
        Assert.That(vendor.Log.Lines, Has.One.Contains("things: records changed their places while they were read"));
    }

    [Test]
    public async Task A_record_that_moves_behind_the_last_page_is_noticed_although_it_ends_the_list()
    {
        // 1 comes again alone, as the whole of a page that was there before.
        var vendor = new NumberedVendor(3) { Meanwhile = Before(3, list => Move(list, from: 0)) };

        Assert.That(await vendor.ReadAsync(limit: 1), Is.EquivalentTo(Ids(3)));
    }

    [Test]
    public async Task A_record_that_is_deleted_lets_none_be_passed_over()
    {
        var vendor = new NumberedVendor(6) { Meanwhile = Before(3, list => list.RemoveAt(0)) };

        Assert.That(await vendor.ReadAsync(), Is.EqualTo(new[] { "1", "2", "3", "4", "6", "5" }));
        Assert.That(
            vendor.Asked,
            Is.EqualTo(new[] { "1/2", "2/2", "3/2", "4/2", "2/1", "1/2", "2/2", "3/2", "4/2", "2/1", "4/1" })
        );
    }

    [Test]
    public async Task A_record_that_is_new_meanwhile_is_read_in_its_turn()
    {
        var vendor = new NumberedVendor(3) { Meanwhile = Before(3, list => list.Add(NumberedVendor.Record(4))) };

        Assert.That(await vendor.ReadAsync(), Is.EqualTo(Ids(3)), "its page was read; the next run has it");
        Assert.That(vendor.Log.Lines, Is.Empty);
    }

    [Test]
    public async Task A_list_that_never_keeps_still_is_an_error_that_may_pass()
    {
        // Each reading has four requests: the records move while its second one is on its way.
        var vendor = new NumberedVendor(6)
        {
            Meanwhile = (list, number) => Move(list, from: number % 4 == 2 ? 0 : list.Count - 1),
        };

        var failure = await vendor.FailureAsync();

        Assert.That(failure.FailureType, Is.EqualTo(FailureType.TransientError));
        Assert.That(failure.Message, Does.Contain("things changes too fast to be read: after 5 readings"));
        Assert.That(vendor.Asked.Count(place => place == "1/2"), Is.EqualTo(5));
    }

    [Test]
    public async Task Records_without_a_key_are_told_apart_by_all_of_them()
    {
        var vendor = new NumberedVendor("""{"a":1}""", """{"a":2}""", """{"id":null,"a":1}""", """{"id":"","a":1}""");

        Assert.That(await vendor.ReadAsync(), Has.Count.EqualTo(4));
        Assert.That(vendor.Log.Lines.Single(), Does.StartWith("Warning things: there are records without id."));
    }

    [Test]
    public async Task A_key_is_the_same_as_a_number_and_as_text()
    {
        var vendor = new NumberedVendor("""{"id":1}""", """{"id":2}""", """{"id":3}""")
        {
            Meanwhile = Before(
                2,
                list => (list[0], list[1], list[2]) = ("""{"id":"2"}""", """{"id":3}""", """{"id":"1"}""")
            ),
        };

        Assert.That(await vendor.ReadAsync(), Is.EqualTo(new[] { "1", "2", "3" }));
    }

    [Test]
    public async Task One_page_only_is_in_memory_beside_the_one_that_is_written()
    {
        var vendor = new NumberedVendor(8);
        var asked = new List<int>();
        await foreach (var page in vendor.PagesAsync(limit: 2))
        {
            asked.Add(vendor.Asked.Count);
            page.Dispose();
        }

        Assert.That(asked, Is.EqualTo(new[] { 2, 3, 4, 5, 5 }));
    }

    private static Action<List<string>, int> Before(int request, Action<List<string>> change) =>
        (list, number) =>
        {
            if (number == request)
            {
                change(list);
            }
        };

    private static void Move(List<string> list, int from)
    {
        var moved = list[from];
        list.RemoveAt(from);
        list.Add(moved);
    }

    private static IEnumerable<string> Ids(int count) => Enumerable.Range(1, count).Select(id => $"{id}");
}
