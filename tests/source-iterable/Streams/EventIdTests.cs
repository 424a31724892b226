using System.Text.Json;
using Acceptance.Running;
using Sandbox.Iterable;

namespace Connectors.Iterable.Tests.Streams;

/// <summary>The key of events, which is stored by users for ever.</summary>
[Parallelizable(ParallelScope.All)]
public class EventIdTests
{
    private const string Line =
        """{"createdAt":"2024-03-05 08:00:00 +00:00","email":"ada@kran.example","campaignId":7700123,"transactionalData":"{\"orderNo\":\"A-9\"}","itblInternal":{"documentCreatedAt":"2024-03-05 08:00:01 +00:00","documentUpdatedAt":"2024-03-05 08:00:01 +00:00"}}""";

    private const string Same = "f7c84f1b9a598f81c213354355aa2174";

    [Test]
    public async Task The_documented_line_has_the_documented_id() =>
        Assert.That(await IdsAsync("email_send", Line), Is.EqualTo(new[] { Same }));

    [TestCase("2024-03-05 08:00:01 +00:00\"}}", "2025-01-01 00:00:00 +00:00\"}}", Description = "indexed anew")]
    [TestCase("ada@kran.example", "\\u0061da@kran.exampl\\u0065", Description = "escaped")]
    [TestCase("\"campaignId\":7700123,", " \"campaignId\" : 7700123 ,", Description = "blanks")]
    [TestCase("\"campaignId\"", "\"\\u0063ampaignId\"", Description = "an escaped name")]
    [TestCase("A-9", "A-9", Description = "nothing")]
    public async Task A_line_that_is_only_spelled_otherwise_keeps_its_id(string part, string spelling) =>
        Assert.That(await IdsAsync("email_send", Line.Replace(part, spelling)), Is.EqualTo(new[] { Same }));

    [TestCase("08:00:00", "08:00:01")]
    [TestCase("7700123", "7700123.0")]
    [TestCase("7700123", "\"7700123\"")]
    [TestCase("A-9", "A-8")]
    [TestCase("documentCreatedAt\":\"2024-03-05 08:00:01", "documentCreatedAt\":\"2024-03-05 08:00:02")]
    [TestCase("\"email\"", "\"Email\"")]
    public async Task A_line_that_says_something_else_has_another_id(string part, string other) =>
        Assert.That(await IdsAsync("email_send", Line.Replace(part, other)), Has.None.EqualTo(Same));

    [Test]
    public async Task The_same_line_of_another_type_is_another_event() =>
        Assert.That(await IdsAsync("email_open", Line), Has.None.EqualTo(Same));

    [Test]
    public async Task Events_of_one_person_in_one_second_are_told_apart()
    {
        const string click =
            """{"createdAt":"2024-03-05 08:00:00 +00:00","email":"ada@kran.example","campaignId":1,"url":"https://a.example"}""";

        var ids = await IdsAsync("email_click", click, click.Replace("a.example", "b.example"), click);

        Assert.That(ids.Distinct().Count(), Is.EqualTo(2));
        Assert.That(ids[0], Is.EqualTo(ids[2]), "what says the same is the same");
    }

    [Test]
    public async Task Events_that_come_again_spelled_otherwise_and_indexed_anew_have_the_ids_that_they_had()
    {
        await using var project = await Project.OpenAsync(
            IterableOptions.Empty with
            {
                Events = 120,
                Oddities = Oddities.Reordered | Oddities.Reindexed | Oddities.NonAscii | Oddities.UnknownFields,
            }
        );
        string[] streams = ["email_send", "custom_event", "in_app_click"];

        var first = await project.ReadAsync(streams);
        var second = await project.ReadAsync(streams);

        foreach (var stream in streams)
        {
            Assert.That(first.Messages.Records(stream).Select(Id), Is.Unique.And.Exactly(120).Items);
            Assert.That(
                second.Messages.Records(stream).Select(Id).Order(),
                Is.EqualTo(first.Messages.Records(stream).Select(Id).Order())
            );
            Assert.That(second.Messages.Rows(stream), Is.Not.EqualTo(first.Messages.Rows(stream)));
        }
    }

    private static async Task<IReadOnlyList<string>> IdsAsync(string stream, params string[] lines)
    {
        var run = await Stage.ReadLinesAsync(stream, lines);
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        return [.. run.Messages.Records(stream).Select(Id)];
    }

    private static string Id(JsonElement record) => record.GetProperty("_event_id").GetString()!; // each has one
}
