using System.Buffers;
using System.Globalization;
using System.Text;
using Connectors.Records;

namespace Connectors.Tests.Records;

public sealed class LineWriterTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("lines").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Records_beyond_the_memory_limit_lie_in_a_file_and_come_out_the_same_each_time()
    {
        var spool = new Spool([_folder]);
        var records = Of(Enumerable.Repeat(1000, 18_000));

        using (var page = Write(spool, records))
        {
            Assert.That((page.Count, page.IsInMemory), Is.EqualTo((18_000, false)));
            Assert.That(Directory.EnumerateFileSystemEntries(_folder), Is.Empty);
            Assert.That(page.Records(), Is.EqualTo(records));
            Assert.That(page.Records(), Is.EqualTo(records));
            Assert.That(page.Batches().Select(batch => batch.Buffer.Length), Is.All.LessThan(1024 * 1024));
        }

        Assert.That(spool.IsEmpty(), Is.True);
    }

    [Test]
    public void Records_within_the_memory_limit_need_no_file()
    {
        var spool = new Spool([]);
        var records = Of(Enumerable.Repeat(1000, 15_000));

        using (var page = Write(spool, records))
        {
            Assert.That((page.Count, page.IsInMemory), Is.EqualTo((15_000, true)));
            Assert.That(page.Records(), Is.EqualTo(records));
            Assert.That(page.Records(), Is.EqualTo(records));
        }

        Assert.That(spool.IsEmpty(), Is.True);
    }

    [TestCase(-3)]
    [TestCase(-2)]
    [TestCase(-1)]
    [TestCase(0)]
    [TestCase(1)]
    public void A_record_may_end_anywhere_about_the_border_of_a_piece(int more)
    {
        // On its line a record is followed by its traits and the line break.
        var spool = new Spool([_folder]);
        foreach (var first in new[] { 0, 5000 })
        {
            var lengths =
                first == 0
                    ? new[] { LineWriter.PieceLength - 2 + more }
                    : [first, LineWriter.PieceLength - first - 4 + more];
            var records = Of([.. lengths, 10, LineWriter.PieceLength - 2, 10]);

            using var page = Write(spool, records, [7919]);

            Assert.That(page.Records(), Is.EqualTo(records));
        }

        Assert.That(spool.IsEmpty(), Is.True);
    }

    [Test]
    public void Records_of_any_length_in_pieces_of_any_length_come_out_in_order()
    {
        var random = new Random(3);
        for (var i = 0; i < 6; i++)
        {
            var spool = new Spool([_folder]);
            var lengths = Enumerable
                .Range(0, 60)
                .Select(_ => random.Next(12) == 0 ? random.Next(900_000) : random.Next(40_000));
            var records = Of(lengths);

            using (var page = Write(spool, records, [1 + random.Next(300_000), 1 + random.Next(5000)]))
            {
                Assert.That(page.Records().SequenceEqual(records), Is.True);
                Assert.That(page.Records().SequenceEqual(records), Is.True);
            }

            Assert.That(spool.IsEmpty(), Is.True);
        }
    }

    [Test]
    public void Traits_come_back_from_memory_and_from_a_file()
    {
        foreach (var isFile in new[] { false, true })
        {
            using var lines = new LineWriter(new Spool([_folder]));
            if (isFile)
            {
                lines.Write(new byte[LineWriter.PieceLength + 1].AsSpan());
                lines.EndLine(RecordTraits.None);
            }

            for (var traits = 0; traits < 16; traits++)
            {
                lines.Write("{}"u8);
                lines.EndLine((RecordTraits)traits);
            }

            using var page = lines.Complete(RecordLayout.Of([]));
            var read = page.Batches()
                .SelectMany(batch => batch.Ranges.ToArray())
                .Select(range => (int)range.Traits)
                .TakeLast(16);

            Assert.That(page.IsInMemory, Is.Not.EqualTo(isFile));
            Assert.That(read, Is.EqualTo(Enumerable.Range(0, 16)));
        }
    }

    [Test]
    public void What_others_write_through_spans_is_part_of_the_record()
    {
        using var lines = new LineWriter(new Spool([_folder]));
        var expected = new StringBuilder();
        for (var i = 0; i < 90_000; i++)
        {
            var text = Encoding.ASCII.GetBytes(i.ToString(CultureInfo.InvariantCulture));
            expected.Append(i);
            BuffersExtensions.Write(lines, text);
        }

        "end"u8.CopyTo(lines.GetMemory(3).Span);
        lines.Advance(3);
        lines.EndLine(RecordTraits.None);
        using var page = lines.Complete(RecordLayout.Of([]));

        Assert.That(page.Records().Single() == expected + "end", Is.True);
    }

    [TestCase(100_000)]
    [TestCase(1_000_000)]
    [TestCase(17_000_000)]
    public void Room_on_disk_that_ends_is_an_error_and_gives_everything_back_once(int storageLimit)
    {
        var spool = new Spool([_folder], storageLimit);

        Assert.That(
            () => Write(spool, Of(Enumerable.Repeat(1000, 18_000))),
            Throws.TypeOf<IOException>().With.Message.Contains("that temporary files may take here")
        );
        Assert.That(spool.IsEmpty(), Is.True);
    }

    [Test]
    public void Without_a_folder_to_write_to_everything_is_given_back_too()
    {
        var spool = new Spool([Path.Combine(_folder, "missing")]);

        Assert.That(() => Write(spool, Of(Enumerable.Repeat(1000, 18_000))), Throws.TypeOf<IOException>());
        Assert.That(spool.IsEmpty(), Is.True);
    }

    [Test]
    public void Pages_that_are_held_at_once_share_one_bound()
    {
        var spool = new Spool([_folder]);
        var records = Of(Enumerable.Repeat(1000, 15_000));
        var held = Enumerable.Range(0, 6).Select(_ => Write(spool, records)).ToList();

        var inMemory = held.Count(page => page.IsInMemory);
        held.ForEach(page => page.Dispose());
        held.ForEach(page => page.Dispose());

        Assert.That(inMemory, Is.InRange(1, 2));
        Assert.That(spool.IsEmpty(), Is.True);
    }

    [Test]
    public void A_page_cannot_be_read_after_its_disposal()
    {
        foreach (var length in new[] { 10, LineWriter.PieceLength + 1 })
        {
            var page = Write(new Spool([_folder]), Of([length]));

            page.Dispose();

            Assert.That(() => page.Records(), Throws.TypeOf<ObjectDisposedException>());
        }
    }

    [Test]
    public void Rows_are_records_made_by_hand()
    {
        var spool = new Spool([]);
        using (var rows = new RecordRows(spool))
        {
            rows.Add(json => json.WriteString("name", "é"));
            rows.Add(json => json.WriteNumber("n", 1));
            using var page = rows.Complete(["name"]);

            Assert.That(page.Batches().Single().Bodies(), Is.EqualTo(new[] { """{"name":"\u00E9"}""", """{"n":1}""" }));
        }

        Assert.That(spool.IsEmpty(), Is.True);
    }

    [TestCase("""{"at":"2024-03-05 08:00:00 +00:00"}""", """{"at":"2024-03-05T08:00:00+00:00"}""")]
    [TestCase(
        """{ "x" : 1 , "at" : "2024-03-05" , "by":"2024-03-05","y":{"at":"2024-03-05"} }""",
        """{ "x" : 1 , "at" : "2024-03-05T00:00:00Z" , "by":"2024-03-05T00:00:00Z","y":{"at":"2024-03-05"} }"""
    )]
    [TestCase("""{"\u0061t":"2024-03-05"}""", """{"\u0061t":"2024-03-05T00:00:00Z"}""")]
    [TestCase("""{"at":"soon","by":null,"other":"2024-03-05"}""", """{"at":"soon","by":null,"other":"2024-03-05"}""")]
    [TestCase("""{"at":["2024-03-05"]}""", """{"at":["2024-03-05"]}""")]
    [TestCase("{}", "{}")]
    [TestCase("{ }", "{ }")]
    public void Dates_of_an_object_are_brought_to_one_form_and_all_else_stays(string json, string written)
    {
        using var lines = new LineWriter(new Spool([]));

        NestedDates.Write(Encoding.UTF8.GetBytes(json), ["at"u8.ToArray(), "by"u8.ToArray()], lines);

        lines.EndLine(RecordTraits.None);
        using var page = lines.Complete(RecordLayout.Of([]));
        Assert.That(page.Records().Single(), Is.EqualTo(written));
    }

    private static string[] Of(IEnumerable<int> lengths) =>
        [.. lengths.Select((length, i) => $"{i}".PadRight(length, (char)('a' + (i % 26))))];

    /// <summary>Records written piece by piece; each is one piece unless their lengths are given.</summary>
    private static RecordPage Write(Spool spool, IEnumerable<string> records, IReadOnlyList<int>? pieces = null)
    {
        using var lines = new LineWriter(spool);
        var i = 0;
        foreach (var record in records)
        {
            for (var rest = Encoding.ASCII.GetBytes(record).AsSpan(); !rest.IsEmpty; )
            {
                var count = Math.Min(rest.Length, pieces?[i++ % pieces.Count] ?? rest.Length);
                lines.Write(rest[..count]);
                rest = rest[count..];
            }

            lines.EndLine(RecordTraits.None);
        }

        return lines.Complete(RecordLayout.Of([]));
    }
}
