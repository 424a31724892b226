using System.Text.Json;
using Acceptance.Running;
using Sandbox.Selligent;

namespace Connectors.Selligent.Tests.Streams;

/// <summary>Campaigns, owners and sources, which come only inside of other assets.</summary>
[Parallelizable(ParallelScope.All)]
public class ReferencesTests
{
    private const string Old = "\"modified_time\":\"2018-10-01T08:00:00\"";
    private const string New = "\"modified_time\":\"2018-10-02T08:00:00\"";

    [TestCase("null")]
    [TestCase("\"Shop\"")]
    [TestCase("120")]
    [TestCase("[{\"asset_id\":120}]")]
    [TestCase("{}")]
    [TestCase("{\"asset_id\":null,\"asset_name\":\"Shop\"}")]
    [TestCase("{\"asset_name\":\"Shop\"}")]
    public async Task What_is_no_object_with_an_id_is_passed_over_and_stays_on_its_row(string campaign)
    {
        var row = $$"""{"asset_id":1,"campaign":{{campaign}},"owner":{{campaign}}}""";

        var run = await Stage.ReadAsync(
            ["transactional_mailing", "campaign", "owner"],
            null,
            (Studio.Mailings, row),
            (Studio.Programs, """{"asset_id":2,"campaign":{"asset_id":7}}""")
        );

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(
            run.Messages.Rows("transactional_mailing"),
            Is.EqualTo(new[] { $$"""{"id":1,"campaign":{{campaign}},"owner":{{campaign}}}""" })
        );
        Assert.That(run.Messages.Rows("campaign"), Is.EqualTo(new[] { """{"asset_id":7}""" }));
        Assert.That(run.Messages.Rows("owner"), Is.Empty);
        Assert.That(run.Messages.Statuses("owner")[^1], Is.EqualTo("COMPLETE"));
    }

    /// <summary>Whichever of the two comes first.</summary>
    [TestCase($"{Old},\"version_number\":9", $"{New},\"version_number\":1", TestName = "The later one counts")]
    [TestCase("\"modified_time\":null,\"version_number\":9", Old, TestName = "Null is earlier than any time")]
    [TestCase("\"version_number\":9", Old, TestName = "None is earlier than any time")]
    [TestCase("\"modified_time\":\"soon\",\"version_number\":9", Old, TestName = "Nonsense is earlier than any time")]
    [TestCase(
        $"{Old},\"version_number\":9",
        $"{Old},\"version_number\":10",
        TestName = "Of one moment the higher number counts"
    )]
    [TestCase(
        $"{Old},\"version_number\":\"9\"",
        $"{Old},\"version_number\":\"10\"",
        TestName = "And so it does as text"
    )]
    [TestCase(Old, $"{Old},\"version_number\":1", TestName = "And any is higher than none")]
    [TestCase(
        "\"modified_time\":\"2018-10-01T09:30:00+02:00\",\"version_number\":9",
        Old,
        TestName = "Times are compared as instants"
    )]
    [TestCase("\"modified_time\":1538380799", Old, TestName = "And so are numbers")]
    public async Task Of_two_versions_the_later_counts(string earlier, string later)
    {
        string[] versions =
        [
            $$"""{"asset_id":120,"asset_name":"earlier",{{earlier}}}""",
            $$"""{"asset_id":120,"asset_name":"later",{{later}}}""",
        ];

        foreach (var (first, second) in new[] { (versions[0], versions[1]), (versions[1], versions[0]) })
        {
            var apart = await Stage.ReadAsync(
                "campaign",
                null,
                ("data-sources/internal", $$"""{"asset_id":1,"campaign":{{first}}}"""),
                ("data-sources/extension", $$"""{"asset_id":2,"campaign":{{second}}}""")
            );
            var together = await Stage.ReadAsync(
                "campaign",
                null,
                (Studio.Programs, $$"""{"asset_id":1,"campaign":{{first}}},{"asset_id":2,"campaign":{{second}}}""")
            );

            Assert.That(Names(apart, "campaign"), Is.EqualTo(new[] { "later" }), apart.ToString());
            Assert.That(Names(together, "campaign"), Is.EqualTo(new[] { "later" }), together.ToString());
        }
    }

    [Test]
    public async Task Of_versions_that_nothing_tells_apart_the_first_counts_in_the_order_of_the_lists()
    {
        var run = await Stage.ReadAsync(
            "owner",
            null,
            (Studio.Programs, $$$"""{"asset_id":2,"owner":{"asset_id":9,"first_name":"of a program",{{{Old}}}}}"""),
            (Studio.Mailings, $$$"""{"asset_id":1,"owner":{"asset_id":9,"first_name":"of a mailing",{{{Old}}}}}""")
        );

        Assert.That(Names(run, "owner", "first_name"), Is.EqualTo(new[] { "of a mailing" }));
    }

    [Test]
    public async Task What_the_version_that_counts_lacks_is_filled_in_from_the_other()
    {
        var run = await Stage.ReadAsync(
            "campaign",
            null,
            (
                Studio.Mailings,
                $$$"""{"asset_id":1,"campaign":{"asset_id":120,"asset_name":"Shop",{{{Old}}},"more":1.10}}"""
            ),
            (Studio.Programs, $$$"""{"asset_id":2,"campaign":{"asset_id":120,"asset_name":null,{{{New}}}}}""")
        );

        Assert.That(
            run.Messages.Rows("campaign"),
            Is.EqualTo(
                new[] { """{"asset_id":120,"modified_time":"2018-10-02T08:00:00Z","asset_name":"Shop","more":1.10}""" }
            )
        );
    }

    [Test]
    public async Task An_id_is_the_same_as_number_and_as_text_and_the_rows_are_sorted_by_it()
    {
        var run = await Stage.ReadAsync(
            "source",
            null,
            (
                Studio.Programs,
                """
                {"asset_id":1,"primary_source":{"asset_id":"100"},"program_data_source":{"asset_id":9}},
                {"asset_id":2,"primary_source":{"asset_id":100,"asset_name":"Buyers"},"program_data_source":{"asset_id":"4000000001"}}
                """
            )
        );

        Assert.That(
            run.Messages.Records("source").Select(record => record.GetRawText()),
            Is.EqualTo(
                new[]
                {
                    """{"asset_id":9}""",
                    """{"asset_id":100,"asset_name":"Buyers"}""",
                    """{"asset_id":4000000001}""",
                }
            )
        );
    }

    [Test]
    public async Task All_that_the_assets_of_an_account_refer_to_comes_once()
    {
        await using var studio = await Studio.OpenAsync(
            new SelligentOptions { Oddities = Oddities.BrokenReferences | Oddities.TimelessReferences, Mailings = 60 }
        );

        var run = await studio.ReadAsync(["campaign", "owner", "source"]);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        foreach (var (stream, members) in Places)
        {
            var expected = studio
                .Vendor.Lists.SelectMany(studio.Vendor.Rows)
                .SelectMany(row => members.Select(member => row[member]))
                .OfType<System.Text.Json.Nodes.JsonObject>()
                .Select(found => found["asset_id"]?.GetValue<long>())
                .OfType<long>()
                .Distinct()
                .Order();
            Assert.That(
                run.Messages.Records(stream).Select(record => record.GetProperty("asset_id").GetInt64()),
                Is.EqualTo(expected),
                stream
            );
        }
    }

    private static (string Stream, string[] Members)[] Places { get; } =
    [("campaign", ["campaign"]), ("owner", ["owner"]), ("source", ["primary_source", "program_data_source"])];

    private static IReadOnlyList<string?> Names(RunResult run, string stream, string name = "asset_name") =>
        [.. run.Messages.Records(stream).Select((JsonElement record) => record.GetProperty(name).GetString())];
}
