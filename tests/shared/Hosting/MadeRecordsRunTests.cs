using Connectors.Records;
using Connectors.Streams;
using Connectors.Tests.Records;

namespace Connectors.Tests.Hosting;

/// <summary>What a user sees of records that were made of others.</summary>
public sealed class MadeRecordsRunTests
{
    [Test]
    public async Task A_member_that_is_not_declared_passes_and_is_told_once()
    {
        var run = await new SomeSource(Stream()).ReadAsync(["things"]);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(
            run.Messages.Rows("things"),
            Is.EqualTo(
                new[]
                {
                    """{"id":1,"size":1.10,"gr\u00f6\u00dfe":"\u00e9"}""",
                    """{"id":2,"size":2.20}""",
                    """{"id":3,"gr\u00f6\u00dfe":null,"x\"y":[]}""",
                }
            )
        );
        var told = run.Messages.Logs("WARN").Where(text => text.Contains("size")).ToList();
        Assert.That(told, Has.Count.EqualTo(1));
        Assert.That(told[0], Does.Contain("größe").And.Contain("x\"y"));
        Assert.That(told[0].Split("größe"), Has.Length.EqualTo(2), "however its name is escaped");
    }

    [Test]
    public async Task A_declared_member_that_is_passed_on_is_not_told()
    {
        var run = await new SomeSource(Stream("id")).ReadAsync(["things"]);

        Assert.That(run.Messages.Records("things"), Has.Count.EqualTo(1));
        Assert.That(run.Messages.Logs("WARN"), Is.Empty);
    }

    /// <summary>The members of three records, or of one of which only a member is taken, all of them as they come.</summary>
    private static SnapshotStream Stream(string? only = null)
    {
        var id = new RecordColumn("id");
        var form = new SomeForm("id")
        {
            Make = (record, output) =>
            {
                output.Begin();
                output.Put(id, RecordFields.Raw(record, "key"u8));
                foreach (var member in new RecordMembers(record))
                {
                    if (!member.NameEquals("key"u8))
                    {
                        output.PutOther(member.Name, member.Value);
                    }
                }

                output.End();
            },
        };
        return new SnapshotStream(new StreamSpec("things"), _ => Read());

        async IAsyncEnumerable<RecordPage> Read()
        {
            await Task.Yield();
            using var sent = Pages.Read(
                only is null
                    ? """[{"key":1,"size":1.10,"größe":"é"},{"size":2.20,"key":2},{"gr\u00f6\u00dfe":null,"x\"y":[],"key":3}]"""
                    : $$"""[{"{{only}}":1}]""",
                PageShape.Array
            );
            yield return form.Of(sent, Pages.NoSpool);
        }
    }
}
