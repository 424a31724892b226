using Connectors.Paging;

namespace Connectors.Tests.Paging;

/// <summary>How a stretch of time is cut.</summary>
public sealed class TimeSliceTests
{
    [Test]
    public void Whatever_is_known_the_pieces_are_the_whole_without_gap_or_overlap([Range(1, 40)] int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 250; i++)
        {
            var from = random.NextInt64(-2_000_000_000_000, 2_000_000_000_000);
            var to = from + (random.Next(4) == 0 ? random.NextInt64(1, 20) : random.NextInt64(1, 3_000_000_000_000));
            var slice = new TimeSlice(from, random.Next(10) == 0 ? TimeSlice.Latest : to);
            var most = random.NextInt64(1, 20_000);
            var count = most + random.NextInt64(1, 400_000);

            var pieces = slice.Cut(count, most, SomeTimes(random, slice));

            AssertWhole(slice, pieces);
        }
    }

    [TestCase(10_001, 10_000, 2)]
    [TestCase(15_000, 10_000, 2)]
    [TestCase(15_001, 10_000, 3)]
    [TestCase(75_000, 10_000, 10)]
    public void Without_a_known_time_pieces_are_equally_long_and_three_quarters_full(long count, long most, int pieces)
    {
        var slice = new TimeSlice(0, 59_999);

        var cut = slice.Cut(count, most, []);

        AssertWhole(slice, cut);
        Assert.That(cut, Has.Count.EqualTo(pieces));
        Assert.That(cut.Select(Length), Is.All.EqualTo(60_000L / pieces));
    }

    [Test]
    public void A_short_stretch_has_no_more_pieces_than_milliseconds()
    {
        Assert.That(
            new TimeSlice(5, 7).Cut(1_000_000, 10, []),
            Is.EqualTo(new[] { new TimeSlice(5, 5), new TimeSlice(6, 6), new TimeSlice(7, 7) })
        );
    }

    [Test]
    public void The_longest_stretch_can_be_cut()
    {
        var slice = new TimeSlice(-62_135_596_800_000, TimeSlice.Latest);

        AssertWhole(slice, slice.Cut(10_000_000, 10_000, []));
        AssertWhole(
            slice,
            slice.Cut(10_000_000, 10_000, [.. Enumerable.Range(0, 1000).Select(i => (i * 7919L) % 1000)])
        );
    }

    [Test]
    public void Known_times_that_are_skewed_make_pieces_that_are_equally_full()
    {
        var random = new Random(1);
        var all = SkewedTimes.Of(random, 100_000);
        var slice = new TimeSlice(0, TimeSlice.Latest);

        var cut = slice.Cut(all.Length, 10_000, all[..1000]);

        AssertWhole(slice, cut);
        Assert.That(cut, Has.Count.EqualTo(14));
        Assert.That(cut.Select(piece => Held(all, piece)), Is.All.InRange(3_500, 12_000));
        Assert.That(
            Held(all, new TimeSlice(0, TimeSlice.Latest).Cut(all.Length, 10_000, [])[0]),
            Is.EqualTo(all.Length),
            "cutting time alone would not have helped"
        );
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Known_times_in_order_tell_nothing_of_the_rest(bool rise)
    {
        long[] times = [.. Enumerable.Range(0, 1000).Select(i => rise ? 1000L + i : 2000L - i)];
        var slice = new TimeSlice(0, 99_999);

        Assert.That(slice.Cut(60_000, 10_000, times), Is.EqualTo(slice.Cut(60_000, 10_000, [])));
    }

    [TestCase(15)]
    [TestCase(7)]
    public void Few_known_times_tell_nothing(int known)
    {
        long[] times = [.. Enumerable.Range(0, known).Select(i => 500L + ((i * 7) % known))];
        var slice = new TimeSlice(0, 99_999);

        Assert.That(slice.Cut(60_000, 10_000, times), Is.EqualTo(slice.Cut(60_000, 10_000, [])));
    }

    [Test]
    public void Known_times_of_elsewhere_are_passed_over()
    {
        var random = new Random(2);
        long[] within = [.. Enumerable.Range(0, 200).Select(_ => random.NextInt64(100_000, 200_000))];
        long[] elsewhere = [.. Enumerable.Range(0, 200).Select(_ => random.NextInt64(300_000, 400_000))];
        var slice = new TimeSlice(100_000, 199_999);

        var cut = slice.Cut(60_000, 10_000, [.. elsewhere, .. within]);

        AssertWhole(slice, cut);
        Assert.That(cut, Has.Count.EqualTo(8));
        Assert.That(cut.Select(piece => Held(within, piece)), Is.All.EqualTo(25));
    }

    [Test]
    public void Many_records_at_one_instant_get_a_piece_of_their_own()
    {
        var random = new Random(3);
        const long Import = 1_700_000_000_000;
        long[] times = [.. Enumerable.Range(0, 1000).Select(i => i % 2 == 0 ? Import : random.NextInt64(Import * 2))];
        var slice = new TimeSlice(0, TimeSlice.Latest);

        var cut = slice.Cut(100_000, 10_000, times);

        AssertWhole(slice, cut);
        Assert.That(cut, Does.Contain(new TimeSlice(Import, Import)));
        Assert.That(cut.Max(piece => Held(times, piece)), Is.EqualTo(500));
    }

    [TestCase(0)]
    [TestCase(100)]
    public void Records_that_all_lie_at_one_end_are_cut_off(long at)
    {
        long[] times = [.. Enumerable.Repeat(at, 999), 50, at];
        var slice = new TimeSlice(0, 100);

        var cut = slice.Cut(100_000, 10_000, times);

        AssertWhole(slice, cut);
        Assert.That(cut, Does.Contain(new TimeSlice(at, at)));
    }

    [TestCase(5, 5)]
    [TestCase(6, 5)]
    public void An_instant_cannot_be_cut(long from, long to)
    {
        var slice = new TimeSlice(from, to);

        Assert.That(slice.IsInstant, Is.True);
        Assert.That(() => slice.Cut(100, 10, []), Throws.InvalidOperationException);
    }

    private static long[] SomeTimes(Random random, TimeSlice slice)
    {
        var times = new long[random.Next(3) == 0 ? random.Next(40) : random.Next(1200)];
        var (few, kind) = (slice.From + random.NextInt64(slice.To - slice.From + 1), random.Next(5));
        for (var i = 0; i < times.Length; i++)
        {
            times[i] = kind switch
            {
                0 => few,
                1 => few + random.Next(3) - 1,
                2 => random.NextInt64(-3_000_000_000_000, 3_000_000_000_000),
                3 => random.Next(2) == 0 ? slice.From : slice.To,
                _ => slice.From + random.NextInt64(slice.To - slice.From + 1),
            };
        }

        if (random.Next(6) == 0)
        {
            Array.Sort(times);
        }

        return times;
    }

    private static void AssertWhole(TimeSlice slice, IReadOnlyList<TimeSlice> pieces)
    {
        Assert.That(pieces, Has.Count.GreaterThanOrEqualTo(2), $"{slice}");
        Assert.That((pieces[0].From, pieces[^1].To), Is.EqualTo((slice.From, slice.To)));
        Assert.That(pieces.Where(piece => piece.From > piece.To), Is.Empty, $"{slice}");
        Assert.That(
            pieces.Skip(1).Select(p => p.From),
            Is.EqualTo(pieces.SkipLast(1).Select(p => p.To + 1)),
            $"{slice}"
        );
    }

    private static long Length(TimeSlice slice) => slice.To - slice.From + 1;

    private static int Held(IEnumerable<long> times, TimeSlice slice) =>
        times.Count(time => time >= slice.From && time <= slice.To);
}
