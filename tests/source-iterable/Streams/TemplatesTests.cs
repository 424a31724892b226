using System.Text.Json;
using Acceptance.Running;
using Sandbox.Iterable;

namespace Connectors.Iterable.Tests.Streams;

/// <summary>Templates, whose type and medium only the question tells.</summary>
[Parallelizable(ParallelScope.All)]
public class TemplatesTests
{
    private static readonly IterableOptions Some = IterableOptions.Empty with { Templates = 90 };

    [TestCase(Oddities.None)]
    [TestCase(Oddities.PageCap)]
    [TestCase(Oddities.PageCap | Oddities.NoNextPageUrl)]
    public async Task Each_template_comes_once_with_its_type_and_medium_where_they_can_be_asked_for(Oddities oddities)
    {
        await using var project = await Project.OpenAsync(Some with { Oddities = oddities });

        var run = await project.ReadAsync("templates");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(
            run.Messages.Records("templates").Select(Described),
            Is.EquivalentTo(
                project.Vendor.Templates.Select(template =>
                    template.Medium == "WebPush"
                        ? (template.Id, null, null)
                        : (template.Id, template.Type, (string?)template.Medium)
                )
            )
        );
        Assert.That(project.Vendor.Templates, Has.Some.Property("Medium").EqualTo("WebPush"));
    }

    [Test]
    public async Task A_pair_that_the_project_does_not_know_is_left_out_and_its_templates_come_all_the_same()
    {
        await using var project = await Project.OpenAsync(Some);
        project.Server.Faults.Add("400@/api/templates?templateType=Blast&messageMedium=SMS&x*");

        var run = await project.ReadAsync("templates");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(
            run.Messages.Records("templates").Select(record => record.GetProperty("templateId").GetInt64()),
            Is.EquivalentTo(project.Vendor.Templates.Select(template => template.Id))
        );
    }

    [Test]
    public async Task A_later_run_gives_what_was_updated_since_whenever_it_was_made()
    {
        await using var project = await Project.OpenAsync(Some);
        var since = new DateTimeOffset(2024, 3, 1, 0, 0, 0, TimeSpan.Zero);

        var run = await project.ReadAsync("templates", $$"""{"updatedAt":{{since.ToUnixTimeMilliseconds()}}}""");

        var expected = project.Vendor.Templates.Where(template => template.UpdatedAt >= since).ToList();
        Assert.That(
            run.Messages.Records("templates").Select(record => record.GetProperty("templateId").GetInt64()),
            Is.EquivalentTo(expected.Select(template => template.Id))
        );
        Assert.That(expected, Has.Count.LessThan(90).And.Some.Property("CreatedAt").LessThan(since));
        Assert.That(
            run.Messages.LastState("templates"),
            Is.EqualTo(
                $$"""{"updatedAt":{{project.Vendor.Templates.Max(template => template.UpdatedAt).ToUnixTimeMilliseconds()}}}"""
            )
        );
    }

    [Test]
    public async Task A_state_of_airbytes_own_connector_means_that_all_are_read_and_the_log_says_so()
    {
        await using var project = await Project.OpenAsync(Some);

        var run = await project.ReadAsync("templates", """{"createdAt":"2024-03-05T08:00:00+00:00"}""");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Messages.Records("templates"), Has.Count.EqualTo(90));
        Assert.That(
            run.Messages.Logs("INFO"),
            Has.Some.EqualTo("templates: the saved state holds no \"updatedAt\", so everything is read.")
        );
    }

    private static (long, string?, string?) Described(JsonElement record) =>
        (record.GetProperty("templateId").GetInt64(), Text(record, "templateType"), Text(record, "messageMedium"));

    private static string? Text(JsonElement record, string name) =>
        record.TryGetProperty(name, out var value) ? value.GetString() : null;
}
