using System.Buffers;
using System.Diagnostics;
using System.Text;
using Connectors.Records;

namespace Connectors.Tests.Records;

/// <summary>Whose a page's bytes are, and how often they are looked at.</summary>
public sealed class PageBufferTests
{
    [Test]
    public void A_long_record_in_small_pieces_is_not_looked_at_again_for_each_of_them()
    {
        var reply = Encoding.ASCII.GetBytes($"{{\"entries\":[{{\"a\":\"{new string('x', 15_000_000)}\"}}]}}");
        var watch = Stopwatch.StartNew();

        using var page = Pages.Read(reply, pieces: [700]);

        // Quadratic, it looks at 160 GB.
        Assert.That(page.Count, Is.EqualTo(1));
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)));
    }

    [Test]
    public void A_long_value_beside_the_records_is_not_looked_at_again_for_each_piece()
    {
        var reply = Encoding.ASCII.GetBytes($"{{\"other\":[{new string(' ', 15_000_000)}],\"entries\":[]}}");
        var watch = Stopwatch.StartNew();

        using var page = Pages.Read(reply, pieces: [700]);

        Assert.That(page.Count, Is.Zero);
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)));
    }

    [Test]
    public void Records_are_found_as_they_arrive()
    {
        using var reader = new PageReader(Pages.Entries, Pages.NoSpool);
        var piece = "{\"entries\":[{\"a\":1},{\"b\":?"u8.ToArray();
        piece.CopyTo(reader.GetMemory());

        Assert.That(
            () => reader.Advance(piece.Length),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains("at byte 25"),
            "a wrong reply is not read to its end"
        );
    }

    [Test]
    public void A_buffer_goes_back_once_however_often_it_is_disposed_of()
    {
        var reader = new PageReader(Pages.Entries, Pages.NoSpool);
        "{\"entries\":[]}"u8.CopyTo(reader.GetMemory().Span);
        reader.Advance(14);
        var page = reader.Complete();
        var size = page.Batches().Single().Buffer.Length;

        reader.Dispose();
        reader.Dispose();
        var meanwhile = ArrayPool<byte>.Shared.Rent(size);
        Assert.That(meanwhile, Is.Not.SameAs(page.Batches().Single().Buffer), "the page still owns its buffer");
        page.Select(batch => batch).Dispose();
        page.Dispose();
        page.Dispose();

        var rented = Enumerable.Range(0, 40).Select(_ => ArrayPool<byte>.Shared.Rent(size)).ToList();
        Assert.That(rented.Distinct(), Has.Exactly(40).Items);
        rented.ForEach(buffer => ArrayPool<byte>.Shared.Return(buffer));
        ArrayPool<byte>.Shared.Return(meanwhile);
    }

    [Test]
    public void A_page_cannot_be_read_after_its_disposal()
    {
        var page = Pages.Read("{\"entries\":[]}");
        var changed = page.Select(batch => batch);

        changed.Dispose();

        Assert.That(() => page.Batches(), Throws.TypeOf<ObjectDisposedException>());
        Assert.That(() => changed.Batches(), Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public void A_reader_has_nothing_left_once_it_gave_its_page_out()
    {
        using var reader = new PageReader(Pages.Entries, Pages.NoSpool);
        "{\"entries\":[]}"u8.CopyTo(reader.GetMemory().Span);
        reader.Advance(14);

        using var page = reader.Complete();

        Assert.That(() => reader.GetMemory(), Throws.TypeOf<ObjectDisposedException>());
        Assert.That(() => reader.Complete(), Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public void Changes_of_a_page_are_made_in_their_order()
    {
        using var page = Pages
            .Read("{\"entries\":[{\"a\":1},{\"a\":2}]}")
            .Select(batch => batch.Where(record => record[5] == '2'))
            .Select(batch => batch.With("b"u8, "3"u8));

        Assert.That(page.Batches().Single().Bodies(), Is.EqualTo(new[] { """{"b":3,"a":2}""" }));
        Assert.That(page.Count, Is.EqualTo(2), "what the vendor sent");
    }
}
