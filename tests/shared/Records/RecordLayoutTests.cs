using System.Diagnostics;
using Connectors.Records;

namespace Connectors.Tests.Records;

public sealed class RecordLayoutTests
{
    [Test]
    public void Records_with_the_same_names_share_a_layout()
    {
        Assert.That(Layouts("""{"a":1,"b":2}""", """{"a":[],"b":{"c":1}}"""), Is.EqualTo("0:a,b 0:a,b"));
    }

    [Test]
    public void A_record_with_the_first_names_only_has_its_own()
    {
        Assert.That(
            Layouts("""{"a":1,"b":2}""", """{"a":1}""", """{"a":1,"b":2,"c":3}""", """{"a":1,"b":2}"""),
            Is.EqualTo("0:a,b 1:a 2:a,b,c 0:a,b")
        );
    }

    [Test]
    public void A_longer_name_is_not_taken_for_a_shorter_one()
    {
        Assert.That(
            Layouts("""{"a":1,"b":2}""", """{"aa":1,"b":2}""", """{"a":1,"bb":2}""", """{"a":1,"b":2}"""),
            Is.EqualTo("0:a,b 1:aa,b 2:a,bb 0:a,b")
        );
    }

    [Test]
    public void The_order_of_names_counts()
    {
        Assert.That(
            Layouts("""{"a":1,"b":2,"c":3}""", """{"a":1,"c":3,"b":2}""", """{"c":3,"b":2,"a":1}"""),
            Is.EqualTo("0:a,b,c 1:a,c,b 2:c,b,a")
        );
    }

    [Test]
    public void Layouts_that_alternate_are_found_again()
    {
        Assert.That(
            Layouts("""{"a":1}""", """{"b":1}""", """{"a":1}""", "{}", """{"b":1}""", "{ }"),
            Is.EqualTo("0:a 1:b 0:a 2: 1:b 2:")
        );
    }

    [Test]
    public void White_space_does_not_make_a_layout()
    {
        Assert.That(Layouts("""{"a":1,"b":2}""", "{ \"a\" : 1,\n\"b\"\t:2}"), Is.EqualTo("0:a,b 0:a,b"));
    }

    [Test]
    public void A_repeated_name_is_kept()
    {
        Assert.That(Layouts("""{"a":1,"a":2}""", """{"a":1}"""), Is.EqualTo("0:a,a 1:a"));
    }

    [Test]
    public void A_name_with_escapes_is_found_by_what_it_means()
    {
        var layout = Pages.Batch("""{"entries":[{"a\u0062":1,"q\"":2}]}""").Layouts.Single();

        Assert.Multiple(() =>
        {
            Assert.That(layout.Count, Is.EqualTo(2));
            Assert.That(layout.NameText(0), Is.EqualTo("ab"));
            Assert.That(layout.NameText(1), Is.EqualTo("q\""));
            Assert.That(layout.Contains("ab"u8), Is.True);
            Assert.That(layout.Contains("q\""u8), Is.True);
            Assert.That(layout.Contains("a"u8), Is.False);
        });
    }

    [Test]
    public void Half_a_pair_in_a_name_is_seen_in_every_record_of_the_layout()
    {
        var batch = Pages.Batch("""{"entries":[{"\ud800":1},{"\ud800":2}]}""");

        Assert.That(batch.Bodies(), Is.EqualTo(new[] { """{"\ufffd":1}""", """{"\ufffd":2}""" }));
    }

    [Test]
    public void Records_with_names_of_their_own_each_are_not_compared_with_all_others()
    {
        var records = string.Join(',', Enumerable.Range(0, 60_000).Select(i => $"{{\"name_{i:00000}\":1}}"));
        var watch = Stopwatch.StartNew();

        var batch = Pages.Batch($"{{\"entries\":[{records}]}}");

        Assert.That(batch.Layouts, Has.Count.EqualTo(60_000));
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(8)));
    }

    /// <summary>For each record, which layout it has, and that layout's names.</summary>
    private static string Layouts(params string[] records)
    {
        var batch = Pages.Batch($"{{\"entries\":[{string.Join(',', records)}]}}");
        return string.Join(
            ' ',
            batch
                .Ranges.ToArray()
                .Select(range =>
                {
                    var layout = batch.Layouts[range.Layout];
                    return $"{range.Layout}:{string.Join(',', Enumerable.Range(0, layout.Count).Select(layout.NameText))}";
                })
        );
    }
}
