using Connectors.Paging;
using Connectors.Records;
using Connectors.Tests.Records;

namespace Connectors.Tests.Paging;

/// <summary>Searches of which only so many records can be reached, read whole.</summary>
public sealed class SlicesTests
{
    private static readonly TimeSlice All = new(0, TimeSlice.Latest);

    [Test]
    public async Task What_can_be_reached_is_read_by_one_request()
    {
        var vendor = new SearchVendor(SkewedTimes.Of(new Random(1), 10_000));

        var records = await vendor.ReadAsync(All);

        Assert.That(records, Has.Count.EqualTo(10_000));
        Assert.That(vendor.Asked, Is.EqualTo(new[] { All }));
    }

    [Test]
    public async Task Each_record_comes_once_from_few_requests([Values(1, 2, 3)] int seed)
    {
        var vendor = new SearchVendor(SkewedTimes.Of(new Random(seed), 250_000));

        var records = await vendor.ReadAsync(All);

        Assert.That(records, Has.Count.EqualTo(250_000));
        Assert.That(records.Distinct().Count(), Is.EqualTo(250_000));
        Assert.That(vendor.Given.Select(given => given.Count), Is.All.LessThanOrEqualTo(10_000));
        Assert.That(vendor.Asked, Has.Count.InRange(26, 50), "25 would do if all were full");
    }

    [Test]
    public async Task A_vendor_that_sorts_by_time_costs_more_requests_and_gives_each_record_once_as_well()
    {
        var times = SkewedTimes.Of(new Random(4), 40_000);
        Array.Sort(times);
        var vendor = new SearchVendor(times) { Most = 1000, PageSize = 100 };

        var records = await vendor.ReadAsync(All);

        Assert.That(records.Order(), Is.EqualTo(Enumerable.Range(0, 40_000)));
        Assert.That(vendor.Given.Select(given => given.Count), Is.All.LessThanOrEqualTo(1000));
        Assert.That(vendor.Asked, Has.Count.LessThan(2500));
    }

    [Test]
    public async Task Slices_come_from_the_earliest_on_without_gap([Values(5, 6)] int seed)
    {
        var random = new Random(seed);
        long[] times = [.. Enumerable.Range(0, 5_000).Select(_ => random.NextInt64(10_000))];
        var vendor = new SearchVendor(times) { Most = 100, PageSize = 40 };

        var records = await vendor.ReadAsync(new TimeSlice(0, 4_999), new TimeSlice(5_000, 9_999));

        Assert.That(records.Order(), Is.EqualTo(Enumerable.Range(0, 5_000)));
        Assert.That(
            vendor.Given.Skip(1).Select(x => x.Slice.From),
            Is.EqualTo(vendor.Given.SkipLast(1).Select(x => x.Slice.To + 1))
        );
        Assert.That((vendor.Given[0].Slice.From, vendor.Given[^1].Slice.To), Is.EqualTo((0, 9_999)));
    }

    [Test]
    public async Task More_at_one_instant_than_can_be_reached_is_given_out_as_it_is()
    {
        const long Import = 1_700_000_000_123;
        var random = new Random(7);
        long[] times = [.. Enumerable.Range(0, 3_000).Select(i => i % 3 == 0 ? random.NextInt64(Import * 2) : Import)];
        var vendor = new SearchVendor(times) { Most = 100, PageSize = 50 };

        await vendor.ReadAsync(All);

        Assert.That(
            vendor.Given.Where(given => given.Count > 100),
            Is.EqualTo(new[] { (new TimeSlice(Import, Import), 2_000L) })
        );
        Assert.That(vendor.Given.Sum(given => given.Count), Is.EqualTo(3_000));
        Assert.That(vendor.Asked, Has.Count.LessThan(150));
    }

    [Test]
    public async Task Nothing_to_read_asks_for_nothing()
    {
        var vendor = new SearchVendor([]);

        Assert.That(await vendor.ReadAsync(), Is.Empty);
        Assert.That(vendor.Asked, Is.Empty);
    }

    [Test]
    public void A_request_that_fails_ends_the_reading()
    {
        var vendor = new SearchVendor(SkewedTimes.Of(new Random(8), 1_000))
        {
            Most = 100,
            PageSize = 50,
            Refused = 4,
        };

        Assert.That(() => vendor.ReadAsync(All), Throws.TypeOf<HttpRequestException>());
        Assert.That(vendor.Asked, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task Pages_of_slices_that_are_cut_are_given_back()
    {
        var spool = LineBodies.Spool;
        var form = SomeForm.Of();
        var vendor = new SearchVendor(SkewedTimes.Of(new Random(9), 1_000)) { Most = 100, PageSize = 50 };
        var given = 0;

        await foreach (
            var start in Slices.ReadAsync(
                [All],
                vendor.Most,
                AskAsync,
                page => [.. page.Texts("id").Select(long.Parse)],
                default
            )
        )
        {
            given++;
            start.Page.Dispose();
        }

        Assert.That(given, Is.GreaterThan(9).And.LessThan(vendor.Asked.Count));
        Assert.That(spool.IsEmpty(), Is.True);

        async Task<SliceStart> AskAsync(TimeSlice slice, CancellationToken ct)
        {
            var start = await vendor.AskAsync(slice, ct);
            using (start.Page)
            {
                return start with { Page = form.Of(start.Page, spool) };
            }
        }
    }
}
