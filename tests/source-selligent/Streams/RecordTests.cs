using Sandbox.Selligent;

namespace Connectors.Selligent.Tests.Streams;

/// <summary>What an asset looks like, whatever the server makes of ids, numbers and members.</summary>
[Parallelizable(ParallelScope.All)]
public class RecordTests
{
    [TestCase("""{"asset_id":4711}""", """{"id":4711}""")]
    [TestCase("""{"asset_id":"4711"}""", """{"id":4711}""")]
    [TestCase("""{"asset_id":" 4711 "}""", """{"id":4711}""")]
    [TestCase("""{"asset_id":9007199254740993}""", """{"id":9007199254740993}""")]
    [TestCase("""{"asset_id":1,"version_number":7}""", """{"id":1,"version_number":"7"}""")]
    [TestCase("""{"asset_id":1,"version_number":"7"}""", """{"id":1,"version_number":"7"}""")]
    [TestCase("""{"asset_id":1,"version_number":1.10}""", """{"id":1,"version_number":"1.10"}""")]
    [TestCase("""{"asset_id":1,"version_number":null}""", """{"id":1,"version_number":null}""")]
    [TestCase("""{"asset_id":1,"id":2}""", """{"id":1,"id_2":2}""")]
    [TestCase("""{"id":"x-2","asset_id":"1"}""", """{"id_2":"x-2","id":1}""")]
    [TestCase("""{"asset_id":1,"id":2,"id_2":3}""", """{"id":1,"id_3":2,"id_2":3}""")]
    [TestCase(
        """{"asset_id":1,"owner":{"asset_id":"9","id":5,"version_number":3}}""",
        """{"id":1,"owner":{"asset_id":9,"id":5,"version_number":"3"}}"""
    )]
    [TestCase(
        """{"asset_id":1,"target":{"asset_id":"300"},"primary_source":{"asset_id":"55"},"program_data_source":{"asset_id":"56"}}""",
        """{"id":1,"target":{"asset_id":300},"primary_source":{"asset_id":55},"program_data_source":{"asset_id":56}}"""
    )]
    [TestCase(
        """{"asset_id":1,"data_source_stat":{"num_total_rec":123456789012345678901234567890,"asset_id":"7"}}""",
        """{"id":1,"data_source_stat":{"num_total_rec":123456789012345678901234567890,"asset_id":"7"}}"""
    )]
    [TestCase("""{"asset_id":1,"asset_name":"Gr\u00fc\u00dfe"}""", """{"id":1,"asset_name":"Gr\u00fc\u00dfe"}""")]
    public async Task A_row_is_given_out_as_it_came_but_for_what_has_several_forms(string sent, string given)
    {
        var run = await Stage.ReadAsync("program", null, (Studio.Programs, sent));

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Messages.Rows("program"), Is.EqualTo(new[] { given }));
    }

    [Test]
    public async Task Members_that_nobody_knows_are_kept_and_named_in_one_warning()
    {
        await using var studio = await Studio.OpenAsync(
            SelligentOptions.Empty with
            {
                Mailings = 30,
                Oddities = Oddities.UnknownMembers | Oddities.BigNumbers,
            }
        );
        studio.Config["page_size"] = 10;

        var run = await studio.ReadAsync("transactional_mailing");

        var known = SelligentPromises.Folder.Json("schemas", "transactional_mailing.json").GetProperty("properties");
        var unknown = run
            .Messages.Records("transactional_mailing")
            .SelectMany(record => record.EnumerateObject().Select(member => member.Name))
            .Where(name => !known.TryGetProperty(name, out _))
            .Distinct()
            .ToList();
        Assert.That(unknown, Is.Not.Empty);
        var warnings = run.Messages.Logs("WARN");
        Assert.That(warnings, Has.Count.EqualTo(1));
        Assert.That(unknown.Where(name => !warnings[0].Contains(name, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task Ids_and_versions_as_text_make_the_same_records()
    {
        await using var plain = await Studio.OpenAsync(new SelligentOptions());
        await using var text = await Studio.OpenAsync(
            new SelligentOptions { Oddities = Oddities.TextIds | Oddities.TextVersions }
        );

        var (expected, run) = (await plain.ReadAsync([]), await text.ReadAsync([]));

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        foreach (var stream in expected.Messages.Streams)
        {
            Assert.That(run.Messages.Rows(stream), Is.EqualTo(expected.Messages.Rows(stream)), stream);
        }
    }

    [Test]
    public async Task An_id_of_the_vendors_own_stands_beside_the_key()
    {
        await using var studio = await Studio.OpenAsync(new SelligentOptions { Oddities = Oddities.OwnIds });

        var run = await studio.ReadAsync("program");

        var records = run.Messages.Records("program");
        Assert.That(
            records.Select(record => record.GetProperty("id").GetInt64()),
            Is.EqualTo(studio.Vendor.Ids(Studio.Programs))
        );
        Assert.That(records, Has.All.Matches<System.Text.Json.JsonElement>(one => one.TryGetProperty("id_2", out _)));
    }

    /// <summary>Nobody knows whether there are such, and none is to be lost.</summary>
    [TestCase("""{"asset_name":"Shop"}""", """{"asset_name":"Shop"}""")]
    [TestCase("""{"asset_id":null,"asset_name":"Shop"}""", """{"id":null,"asset_name":"Shop"}""")]
    public async Task A_row_without_an_id_is_told_by_all_of_it(string sent, string given)
    {
        var run = await Stage.ReadAsync(
            "program",
            null,
            (Studio.Programs, $$"""{"asset_id":1},{{sent}},{"asset_name":"Post"}""")
        );

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(
            run.Messages.Records("program").Select(record => record.GetRawText()),
            Is.EqualTo(new[] { """{"id":1}""", given, """{"asset_name":"Post"}""" })
        );
    }

    [Test]
    public async Task All_oddities_at_once_lose_and_double_nothing()
    {
        await using var studio = await Studio.OpenAsync(
            new SelligentOptions
            {
                Oddities = Oddities.All,
                TimeForm = TimeForm.Mixed,
                Envelope = Envelope.Totals,
                PageCap = 4,
            }
        );

        var run = await studio.ReadAsync([]);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(Ids("transactional_mailing"), Is.EquivalentTo(studio.Vendor.Ids(Studio.Mailings)));
        Assert.That(Ids("internal_datasource"), Is.EquivalentTo(studio.Vendor.Ids("data-sources/internal")));
        Assert.That(Ids("extension_datasource"), Is.EquivalentTo(studio.Vendor.Ids("data-sources/extension")));
        Assert.That(Ids("program"), Is.EquivalentTo(studio.Vendor.Ids(Studio.Programs)));

        IEnumerable<long> Ids(string stream) =>
            run.Messages.Records(stream).Select(record => record.GetProperty("id").GetInt64());
    }
}
