using System.Text;
using Connectors.Records;

namespace Connectors.Tests.Records;

public sealed class SpoolTests
{
    private const int Piece = 64 * 1024;
    private static readonly byte[] Long = Reply(18);
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("spool").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void A_page_beyond_the_limit_lies_in_a_file_that_has_no_name()
    {
        using var page = Read(Long);

        Assert.Multiple(() =>
        {
            Assert.That(page.IsInMemory, Is.False);
            Assert.That(Directory.EnumerateFileSystemEntries(_folder), Is.Empty);
            Assert.That(page.Count, Is.EqualTo(18_000));
            Assert.That(page.Text("cursor"), Is.EqualTo("next"));
        });
    }

    [Test]
    public void A_page_that_announces_more_than_the_limit_goes_to_its_file_from_the_first_megabytes_on()
    {
        using var reader = new PageReader(Pages.Entries, new Spool([_folder]), expectedLength: Long.Length);
        var most = 0;
        for (var at = 0; at < Long.Length; )
        {
            var room = reader.GetMemory();
            most = Math.Max(most, room.Length);
            var count = Math.Min(room.Length, Long.Length - at);
            Long.AsSpan(at, count).CopyTo(room.Span);
            reader.Advance(count);
            at += count;
        }

        using var page = reader.Complete();

        Assert.That(most, Is.LessThanOrEqualTo(2 * 1024 * 1024));
        Assert.That(page.Count, Is.EqualTo(18_000));
        Assert.That(page.Records(), Has.Count.EqualTo(18_000));
    }

    [Test]
    public void A_page_within_the_limit_makes_no_file()
    {
        using var page = Pages.Read(Reply(15), pieces: [Piece]);

        Assert.That(page.IsInMemory, Is.True);
    }

    [Test]
    public void Pages_that_are_held_at_once_share_one_bound()
    {
        var spool = new Spool([_folder]);
        var held = new List<RecordPage>();
        for (var i = 0; i < 6; i++)
        {
            held.Add(Pages.Read(Reply(15), pieces: [Piece], spool: spool));
        }

        var inMemory = held.Count(page => page.IsInMemory);
        held.ForEach(page => page.Dispose());
        using var next = Pages.Read(Reply(15), pieces: [Piece], spool: spool);

        Assert.That(inMemory, Is.InRange(1, 2));
        Assert.That(next.IsInMemory, Is.True, "what was given back may be taken again");
    }

    [Test]
    public void A_spooled_page_gives_the_same_records_each_time_it_is_read()
    {
        using var page = Read(Long);

        var expected = Enumerable.Range(0, 18_000).Select(Record);
        Assert.That(page.Records(), Is.EqualTo(expected));
        Assert.That(page.Records(), Is.EqualTo(expected));
    }

    [Test]
    public void Memory_stays_bounded_however_long_the_reply_is()
    {
        var reply = Reply(40);
        using var reader = new PageReader(Pages.Entries, new Spool([_folder]));
        var largest = 0;
        for (var at = 0; at < reply.Length; )
        {
            var room = reader.GetMemory();
            largest = Math.Max(largest, room.Length);
            var count = Math.Min(Math.Min(room.Length, Piece), reply.Length - at);
            reply.AsSpan(at, count).CopyTo(room.Span);
            reader.Advance(count);
            at += count;
        }

        using var page = reader.Complete();

        Assert.That(largest, Is.LessThanOrEqualTo(Spool.MemoryLimit));
        Assert.That(page.Batches().Select(batch => batch.Buffer.Length), Is.All.LessThanOrEqualTo(2 * 1024 * 1024));
    }

    [Test]
    public void A_single_record_may_be_longer_than_the_limit()
    {
        var record = $"{{\"a\":\"{new string('x', 40_000_000)}\"}}";

        using var page = Read(Encoding.ASCII.GetBytes($"{{\"entries\":[{{\"b\":1}},{record},{{\"b\":2}}]}}"));

        var records = page.Records();
        Assert.That(records, Has.Count.EqualTo(3));
        Assert.That((records[0], records[2]), Is.EqualTo(("""{"b":1}""", """{"b":2}""")));
        Assert.That(records[1] == record, Is.True);
    }

    [Test]
    public void A_byte_order_mark_does_not_come_back_from_the_file()
    {
        var marked = new byte[Long.Length + 3];
        "\uFEFF"u8.CopyTo(marked);
        Long.CopyTo(marked, 3);

        using var page = Read(marked);

        Assert.That(page.IsInMemory, Is.False);
        Assert.That(page.Records(), Has.Count.EqualTo(18_000));
    }

    [Test]
    public void An_error_behind_the_limit_is_found_and_tells_its_place()
    {
        var reply = Long.ToArray();
        reply[^1] = (byte)']';

        Assert.That(
            () => Read(reply),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains($"at byte {reply.Length - 1} ")
        );
    }

    [Test]
    public void A_reply_longer_than_the_storage_allows_is_an_error_that_says_so()
    {
        Assert.That(
            () => Read(Long, storageLimit: 10 * 1024 * 1024),
            Throws.TypeOf<IOException>().With.Message.Contains("longer than the 10 MB that temporary files may take")
        );
    }

    [Test]
    public void Room_is_shared_by_all_pages_and_comes_back_with_each()
    {
        var spool = new Spool([_folder], storageLimit: 30_000_000);
        var reply = Long;
        var first = Pages.Read(reply, pieces: [Piece], spool: spool);
        Assert.That(() => Pages.Read(reply, pieces: [Piece], spool: spool), Throws.TypeOf<IOException>());

        first.Dispose();
        first.Dispose();

        using var second = Pages.Read(reply, pieces: [Piece], spool: spool);
        Assert.That(second.Count, Is.EqualTo(18_000));
        Assert.That(() => Pages.Read(reply, pieces: [Piece], spool: spool), Throws.TypeOf<IOException>());
    }

    [Test]
    public void The_first_folder_that_can_be_written_to_is_taken()
    {
        using var page = Pages.Read(
            Long,
            pieces: [Piece],
            spool: new Spool([Path.Combine(_folder, "missing"), "/proc", _folder])
        );

        Assert.That(page.IsInMemory, Is.False);
    }

    [Test]
    public void Without_a_folder_that_can_be_written_to_a_long_reply_is_an_error_that_names_them()
    {
        var missing = Path.Combine(_folder, "missing");

        Assert.That(
            () => Pages.Read(Long, pieces: [Piece], spool: new Spool([missing, "/proc"])),
            Throws
                .TypeOf<IOException>()
                .With.Message.EqualTo($"a long reply needs a temporary file, and none can be made in {missing}, /proc")
        );
    }

    [Test]
    public void A_spooled_page_cannot_be_read_after_its_disposal()
    {
        var page = Read(Long);

        page.Dispose();

        Assert.That(() => page.Records(), Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public void A_reading_that_stops_early_gives_its_window_back()
    {
        using var page = Read(Long);
        var buffer = page.Batches().First().Buffer;

        Assert.That(page.Batches().First().Buffer, Is.SameAs(buffer), "the pool gives it out again");
    }

    private RecordPage Read(byte[] reply, long? storageLimit = null) =>
        Pages.Read(reply, pieces: [Piece], spool: new Spool([_folder], storageLimit));

    private static string Record(int i) =>
        $"{{\"id\":{10_000 + i},\"text\":\"{new string((char)('a' + (i % 26)), 1020)}\"}}";

    /// <summary>A reply of a little more than that many million bytes.</summary>
    private static byte[] Reply(int millions)
    {
        var text = new StringBuilder(millions * 1_060_000).Append("{\"entries\":[");
        for (var i = 0; i < millions * 1000; i++)
        {
            text.Append(i == 0 ? "" : ",").Append(Record(i));
        }

        return Encoding.ASCII.GetBytes(text.Append("],\"cursor\":\"next\"}").ToString());
    }
}
