using System.Text.Json;
using Acceptance.Running;
using Sandbox.Iterable;

namespace Connectors.Iterable.Tests.Streams;

/// <summary>Users, whose key depends on the project.</summary>
[Parallelizable(ParallelScope.All)]
public class UsersTests
{
    [Test]
    public async Task Each_user_comes_once_and_the_state_is_the_end_of_what_was_read()
    {
        await using var project = await Project.OpenAsync(
            IterableOptions.Empty with
            {
                Users = 120,
                Oddities = Oddities.DateForms,
            }
        );

        var run = await project.ReadAsync("users");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(
            run.Messages.Records("users").Select(record => record.GetProperty("itblUserId").GetString()),
            Is.EquivalentTo(project.Vendor.Events("user").Select(user => user.Id))
        );
        Assert.That(
            run.Messages.LastState("users"),
            Is.EqualTo("""{"profileUpdatedAt":"2024-04-10T11:55:00+00:00"}""")
        );
        Assert.That(
            run.Messages.Records("users").Select(record => record.GetProperty("profileUpdatedAt").GetString()),
            Has.All.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(\+00:00|Z)$")
        );
    }

    [TestCase("email", "email")]
    [TestCase("userId", "itblUserId")]
    [TestCase("hybrid", "itblUserId")]
    public async Task A_key_is_never_missing(string type, string key)
    {
        await using var project = await Project.OpenAsync(
            IterableOptions.Empty with
            {
                Users = 60,
                Oddities = Oddities.MissingKeys | Oddities.UserIdMembers,
            }
        );
        project.Config["project_type"] = type;

        var run = await project.ReadAsync("users");

        var keys = run.Messages.Records("users").Select(record => record.GetProperty(key).GetString()).ToList();
        Assert.That(keys, Has.Count.EqualTo(60).And.None.Null.And.None.Empty);
        Assert.That(keys, Is.Unique);
    }

    [TestCase("""{"email":"a@x.example","userId":"u","itblUserId":"i"}""", "a@x.example", "i")]
    [TestCase("""{"userId":"u","itblUserId":"i"}""", "i", "i")]
    [TestCase("""{"email":null,"userId":"u"}""", "u", "u")]
    [TestCase("""{"email":"","itblUserId":"","userId":"u"}""", "u", "u")]
    [TestCase("""{"email":"a@x.example"}""", "a@x.example", "a@x.example")]
    public async Task A_key_that_is_missing_is_filled_by_the_next_best(string line, string email, string itblUserId)
    {
        foreach (var (type, key, expected) in new[] { ("email", "email", email), ("hybrid", "itblUserId", itblUserId) })
        {
            using var vendor = new Support.FakeVendor().Always(
                "/api/export/data.json",
                Support.Reply.Status(200, line, "application/x-json-stream")
            );
            using var stage = Stage.Of(vendor);
            stage.Config["project_type"] = type;

            var run = await stage.ReadAsync("users");

            var record = run.Messages.Records("users").Single();
            Assert.That(record.GetProperty(key).GetString(), Is.EqualTo(expected));
            Assert.That(record.EnumerateObject().Select(member => member.Name), Is.Unique);
            if (record.TryGetProperty("userId", out var userId))
            {
                Assert.That(userId.GetString(), Is.EqualTo("u"), "the others stay");
            }
        }
    }

    [Test]
    public async Task Names_with_dots_stay_where_they_are_declared_and_the_rest_goes_into_data()
    {
        var run = await Stage.ReadLinesAsync(
            "users",
            """{"email":"a@x.example","profileUpdatedAt":"2024-04-09 13:00:00 +00:00","itblInternal.emailDomain":"x.example","itblInternal.documentUpdatedAt":"2024-04-09 13:00:01 +00:00","devices.token":["t-1"],"Industry":"Trade","industry":7,"data":{"own":1},"shoeSize":43}"""
        );

        Assert.That(
            run.Messages.Rows("users"),
            Is.EqualTo(
                new[]
                {
                    """{"email":"a@x.example","profileUpdatedAt":"2024-04-09T13:00:00+00:00","itblInternal.emailDomain":"x.example","itblInternal.documentUpdatedAt":"2024-04-09T13:00:01+00:00","data":{"devices.token":["t-1"],"Industry":"Trade","industry":7,"data":{"own":1},"shoeSize":43}}""",
                }
            )
        );
    }

    [Test]
    public async Task Profiles_of_every_kind_fit_the_schema()
    {
        await using var project = await Project.OpenAsync(
            IterableOptions.Empty with
            {
                Users = 60,
                Oddities = Oddities.UnknownFields | Oddities.BigNumbers | Oddities.NonAscii | Oddities.DateForms,
            }
        );

        var run = await project.ReadAsync("users");

        var schema = IterablePromises.Folder.Schema("users");
        Assert.That(run.Messages.Records("users"), Has.Count.EqualTo(60));
        Assert.That(run.Messages.Records("users").SelectMany(record => schema.Check(record)), Is.Empty);
        Assert.That(
            run.Messages.Records("users")
                .SelectMany(record => record.EnumerateObject().Select(member => member.Name))
                .Distinct(),
            Is.SubsetOf(schema.PropertyNames)
        );
    }
}
