using Acceptance.Running;
using Connectors.Support;
using Sandbox.Iterable;

namespace Connectors.Iterable.Tests.Streams;

/// <summary>Everything that is neither exported nor of campaigns, lists and templates.</summary>
[Parallelizable(ParallelScope.All)]
public class SmallStreamsTests
{
    [Test]
    public async Task Metadata_come_from_every_page_of_every_table_whatever_their_names()
    {
        await using var project = await Project.OpenAsync(
            IterableOptions.Empty with
            {
                MetadataTables = 3,
                MetadataKeys = 12,
            }
        );

        var run = await project.ReadAsync(["metadata_tables", "metadata"]);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(Texts(run, "metadata_tables", "name"), Is.EqualTo(project.Vendor.MetadataTables));
        Assert.That(
            run.Messages.Records("metadata")
                .Select(record => (record.GetProperty("table").GetString(), record.GetProperty("key").GetString())),
            Is.EquivalentTo(
                project.Vendor.MetadataTables.SelectMany(table =>
                    project.Vendor.MetadataKeys.Select(key => (table, key))
                )
            )
        );
        Assert.That(
            run.Messages.Records("metadata")
                .Select(record => record.GetProperty("value").GetProperty("price").GetRawText()),
            Has.All.EndsWith(".50")
        );
        Assert.That(project.Vendor.MetadataKeys, Has.Member("a/b").And.Member("50% + 1?"), "or nothing is escaped");
    }

    [Test]
    public async Task A_metadata_key_that_is_gone_by_then_is_skipped_with_a_warning()
    {
        await using var project = await Project.OpenAsync(
            IterableOptions.Empty with
            {
                MetadataTables = 2,
                MetadataKeys = 9,
                GoneMetadataKeys = 1,
            }
        );

        var run = await project.ReadAsync("metadata");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Messages.Records("metadata"), Has.Count.EqualTo(16));
        Assert.That(
            run.Messages.Logs("WARN"),
            Has.Count.EqualTo(2).And.All.Contains("metadata: skipped the key SKU8 of the table")
        );
    }

    [Test]
    public async Task Archived_journeys_come_as_well()
    {
        await using var project = await Project.OpenAsync(
            IterableOptions.Empty with
            {
                Journeys = 120,
                ArchivedJourneys = 60,
            }
        );

        var run = await project.ReadAsync("journeys");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(
            run.Messages.Records("journeys").Select(record => record.GetProperty("id").GetInt64()),
            Is.EqualTo(project.Vendor.Journeys.Concat(project.Vendor.ArchivedJourneys))
        );
        Assert.That(
            run.Messages.Records("journeys").Count(record => record.GetProperty("isArchived").GetBoolean()),
            Is.EqualTo(60)
        );
    }

    [TestCase(Oddities.None)]
    [TestCase(Oddities.PageCap)]
    [TestCase(Oddities.PageCap | Oddities.NoNextPageUrl)]
    public async Task Catalogs_come_from_every_page(Oddities oddities)
    {
        await using var project = await Project.OpenAsync(
            IterableOptions.Empty with
            {
                Catalogs = 230,
                Oddities = oddities,
            }
        );

        var run = await project.ReadAsync("catalogs");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(Texts(run, "catalogs", "name"), Is.EqualTo(project.Vendor.Catalogs));
    }

    [Test]
    public async Task Channels_message_types_and_snippets_come_whole()
    {
        await using var project = await Project.OpenAsync(
            IterableOptions.Empty with
            {
                Channels = 3,
                MessageTypes = 4,
                Snippets = 5,
            }
        );

        var run = await project.ReadAsync(["channels", "message_types", "snippets"]);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(Texts(run, "channels", "id"), Is.EqualTo(project.Vendor.Channels.Select(id => $"{id}")));
        Assert.That(Texts(run, "message_types", "id"), Is.EqualTo(project.Vendor.MessageTypes.Select(id => $"{id}")));
        Assert.That(Texts(run, "snippets", "id"), Is.EqualTo(project.Vendor.Snippets.Select(id => $"{id}")));
    }

    [TestCase("""{"fields":{"email":"string","devices.token":"nested"}}""", "email:string devices.token:nested")]
    [TestCase("""{"fields":{}}""", "")]
    public async Task User_fields_are_a_record_each(string body, string expected)
    {
        using var vendor = new FakeVendor().Always("/api/users/getFields", Reply.Json(body));
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync("user_fields");

        Assert.That(
            string.Join(
                ' ',
                run.Messages.Records("user_fields").Select(f => $"{f.GetProperty("name")}:{f.GetProperty("type")}")
            ),
            Is.EqualTo(expected)
        );
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
    }

    [Test]
    public async Task Forgotten_users_say_of_what_their_hash_is()
    {
        await using var project = await Project.OpenAsync(IterableOptions.Empty with { ForgottenUsers = 5 });

        var run = await project.ReadAsync("forgotten_users");

        Assert.That(
            run.Messages.Records("forgotten_users")
                .Select(record => (record.GetProperty("kind").GetString(), record.GetProperty("hash").GetString())),
            Is.EqualTo(
                project
                    .Vendor.ForgottenEmails.Select(hash => ("email", hash))
                    .Concat(project.Vendor.ForgottenUserIds.Select(hash => ("userId", hash)))
            )
        );
    }

    [TestCase("""["h1"]""")]
    [TestCase("""{"hashedEmails":["h1"]}""")]
    [TestCase("""{"code":"Success","params":{"anything":["h1"]}}""")]
    public async Task Hashes_are_found_however_their_list_is_called(string body)
    {
        using var vendor = new FakeVendor()
            .Always("/api/users/forgotten", Reply.Json(body))
            .Always("/api/users/forgottenUserIds", Reply.Json("[]"));
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync("forgotten_users");

        Assert.That(
            run.Messages.Rows("forgotten_users"),
            Is.EqualTo(new[] { """{"hash":"h1","kind":"email"}""" }),
            run.ToString()
        );
    }

    [Test]
    public async Task An_empty_project_is_read_with_0()
    {
        await using var project = await Project.OpenAsync();

        var run = await project.ReadAsync([]);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(
            run.Messages.Of("RECORD", "record").Select(record => record.GetProperty("stream").GetString()).Distinct(),
            Is.EqualTo(new[] { "user_fields" }),
            "which every project has"
        );
    }

    [Test]
    public async Task The_stream_of_all_events_of_each_user_is_refused_with_the_names_of_what_replaces_it()
    {
        await using var project = await Project.OpenAsync(IterableOptions.Empty with { Channels = 2 });
        using var folder = new WorkFolder();
        var catalog = folder.Write(
            "catalog.json",
            """{"streams":[{"stream":{"name":"events"},"sync_mode":"full_refresh"},{"stream":{"name":"channels"},"sync_mode":"full_refresh"}]}"""
        );

        var run = await project.RunAsync("read", "--config", project.ConfigFile(), "--catalog", catalog);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Messages.Errors()[0].FailureType, Is.EqualTo("config_error"));
        Assert.That(
            run.Messages.Errors()[0].Message,
            Does.Contain("\"events\"").And.Contain("email_send").And.Contain("custom_event")
        );
        Assert.That(run.Messages.Statuses("events")[^1], Is.EqualTo("INCOMPLETE"));
        Assert.That(run.Messages.Records("channels"), Has.Count.EqualTo(2));
    }

    private static IEnumerable<string> Texts(RunResult run, string stream, string member) =>
        run.Messages.Records(stream).Select(record => record.GetProperty(member).ToString());
}
