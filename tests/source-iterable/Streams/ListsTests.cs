using System.Text.Json;
using Acceptance.Running;
using Connectors.Support;
using Sandbox.Iterable;

namespace Connectors.Iterable.Tests.Streams;

/// <summary>Lists and who is in them.</summary>
[Parallelizable(ParallelScope.All)]
public class ListsTests
{
    private static readonly IterableOptions Some = IterableOptions.Empty with { Lists = 4, Users = 60 };

    [TestCase(Oddities.None)]
    [TestCase(Oddities.UserIdMembers)]
    [TestCase(Oddities.Crlf | Oddities.BlankLines | Oddities.ByteOrderMark)]
    [TestCase(Oddities.NoLastLineFeed | Oddities.UserIdMembers)]
    public async Task Each_member_of_each_list_is_a_record(Oddities oddities)
    {
        await using var project = await Project.OpenAsync(Some with { Oddities = oddities });

        var run = await project.ReadAsync(["lists", "list_users"]);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(
            run.Messages.Records("lists").Select(record => record.GetProperty("id").GetInt64()),
            Is.EqualTo(project.Vendor.Lists)
        );
        CheckMembers(run, project, project.Vendor.Lists);
        Assert.That(project.Server.Requests.To("/api/lists"), Has.Count.EqualTo(1), "once for both streams");
    }

    [TestCase("ada@kran.example", "\"ada@kran.example\"", "null")]
    [TestCase("u-1", "null", "\"u-1\"")]
    [TestCase("  u 1  ", "null", "\"u 1\"")]
    [TestCase("gr\u00FCn\"\\@x.example", "\"gr\\u00fcn\\\"\\\\@x.example\"", "null")]
    public async Task A_line_is_an_email_or_a_user_id(string line, string email, string userId)
    {
        using var vendor = Lists(1).Always("/api/lists/getUsers", Reply.Status(200, line + "\r\n", "text/plain"));
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync("list_users");

        var identifier = email == "null" ? userId : email;
        Assert.That(
            run.Messages.Rows("list_users"),
            Is.EqualTo(new[] { $$"""{"listId":1,"identifier":{{identifier}},"email":{{email}},"userId":{{userId}}}""" })
        );
    }

    [Test]
    public async Task A_list_that_is_gone_by_then_is_skipped_with_a_warning()
    {
        await using var project = await Project.OpenAsync(Some with { GoneLists = 2 });

        var run = await project.ReadAsync(["lists", "list_users"]);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        CheckMembers(run, project, [.. project.Vendor.Lists.Except(project.Vendor.GoneLists)]);
        Assert.That(
            run.Messages.Logs("WARN"),
            Is.EquivalentTo(
                project.Vendor.GoneLists.Select(list => $"list_users: skipped listId {list}, which no longer exists.")
            )
        );
    }

    [Test]
    public async Task A_list_that_cannot_be_read_leaves_the_others_to_be_read_and_fails_the_stream()
    {
        await using var project = await Project.OpenAsync(Some with { FailingLists = 1, GoneLists = 1 });

        var run = await project.ReadAsync(["lists", "list_users"]);

        var failing = project.Vendor.FailingLists.Single();
        Assert.That(run.ExitCode, Is.EqualTo(1));
        CheckMembers(
            run,
            project,
            [.. project.Vendor.Lists.Except(project.Vendor.GoneLists).Except(project.Vendor.FailingLists)]
        );
        Assert.That(run.Messages.Statuses("list_users")[^1], Is.EqualTo("INCOMPLETE"));
        Assert.That(run.Messages.Statuses("lists")[^1], Is.EqualTo("COMPLETE"));
        Assert.That(run.Messages.Logs("ERROR"), Has.Some.StartsWith($"list_users: listId {failing} could not be read"));
        Assert.That(
            project.Server.Requests.To("/api/lists/getUsers").Count(request => request.Value("listId") == $"{failing}"),
            Is.EqualTo(5)
        );
    }

    [Test]
    public async Task A_list_that_is_cut_three_times_is_passed_over()
    {
        await using var project = await Project.OpenAsync(Some);
        project.Server.Faults.Add("cut@/api/lists/getUsers?listId=55502x*");

        var run = await project.ReadAsync("list_users");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        CheckMembers(run, project, [55501, 55503, 55504]);
        Assert.That(
            project.Server.Requests.To("/api/lists/getUsers").Count(request => request.Value("listId") == "55502"),
            Is.EqualTo(3)
        );
    }

    [TestCase("cut@/api/lists/getUsers?#1x2")]
    [TestCase("500@/api/lists/getUsers?#2x3")]
    [TestCase("html200@/api/lists/getUsers?#1x2")]
    [TestCase("html200-as-json@/api/lists/getUsers?#3x2")]
    [TestCase("cut@/api/lists/getUsers?listId=55501#1x1 html200@/api/lists/getUsers?listId=55501#2x1")]
    public async Task A_list_in_trouble_is_asked_for_again_and_doubles_nothing(string faults)
    {
        await using var project = await Project.OpenAsync(Some);
        foreach (var fault in faults.Split(' '))
        {
            project.Server.Faults.Add(fault);
        }

        var run = await project.ReadAsync("list_users");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        CheckMembers(run, project, project.Vendor.Lists);
    }

    [TestCase("<!DOCTYPE html>\n<html>busy</html>")]
    [TestCase("{\"msg\":\"busy\"}")]
    public async Task A_page_with_status_200_is_not_taken_for_members(string page)
    {
        using var vendor = Lists(1, 2)
            .Always("/api/lists/getUsers?listId=1", Reply.Status(200, page, "text/plain"))
            .Always("/api/lists/getUsers?listId=2", Reply.Status(200, "u-1", "text/plain"));
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync("list_users");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Messages.Rows("list_users"), Has.Count.EqualTo(1).And.All.Contains("u-1"));
    }

    [TestCase(null, 30)]
    [TestCase(90, 90)]
    public async Task A_list_is_waited_for_as_long_as_the_option_says(int? option, int minutes)
    {
        using var vendor = Lists(1).Always("/api/lists/getUsers", Reply.Status(200, "u-1", "text/plain"));
        using var hush = new Hush(vendor, "/api/lists/getUsers");
        using var stage = Stage.Of(hush);
        stage.Config["list_users_timeout_minutes"] = option;

        var reading = stage.ReadAsync("list_users");
        await hush.Asked;
        stage.Clock.Advance(TimeSpan.FromMinutes(minutes - 1));
        var early = vendor.Requests.Count;
        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        var run = await reading;

        Assert.That(early, Is.EqualTo(1), "the lists, and no second try");
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Messages.Records("list_users"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_list_without_members_is_no_record()
    {
        using var vendor = Lists(1).Always("/api/lists/getUsers", Reply.Status(200, "", "text/plain"));
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync("list_users");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Messages.Records("list_users"), Is.Empty);
    }

    private static FakeVendor Lists(params int[] ids) =>
        new FakeVendor().Always(
            "/api/lists",
            Reply.Json($$"""{"lists":[{{string.Join(',', ids.Select(id => $$"""{"id":{{id}}}"""))}}]}""")
        );

    private static void CheckMembers(RunResult run, Project project, IReadOnlyList<long> lists)
    {
        var records = run.Messages.Records("list_users");
        Assert.That(
            records.Select(record =>
                (record.GetProperty("listId").GetInt64(), record.GetProperty("identifier").GetString())
            ),
            Is.EquivalentTo(lists.SelectMany(list => project.Vendor.Members(list).Select(member => (list, member))))
        );
        Assert.That(
            records,
            Has.All.Matches<JsonElement>(record =>
                record
                    .GetProperty(record.GetProperty("identifier").GetString()!.Contains('@') ? "email" : "userId")
                    .GetString() == record.GetProperty("identifier").GetString()
            )
        );
    }
}
