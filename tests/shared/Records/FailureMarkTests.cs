using System.Text;
using Connectors.Records;

namespace Connectors.Tests.Records;

/// <summary>Replies that say in their body that they are failures.</summary>
public sealed class FailureMarkTests
{
    private static readonly PageShape Hits = PageShape.Under(["response", "hits"], "status", "error") with
    {
        Failure = new FailureMark("status", "failed", "error"),
    };

    [TestCase("""{"status":"failed","error":"too many terms"}""")]
    [TestCase("""{"error":"too many terms","status":"failed"}""")]
    [TestCase("""{"error":"too many terms","st\u0061tus":"fai\u006ced"}""")]
    [TestCase("""{"status":"failed","error":"too many terms","response":null}""")]
    [TestCase("""{"status":"failed","error":"too many terms","response":"none"}""")]
    [TestCase("""{"response":{"hits":{}},"status":"failed","error":"too many terms"}""")]
    [TestCase("""{"response":{"hits":null},"status":"failed","error":"too many terms"}""")]
    [TestCase("""{"response":{"hits":[{"id":1},{"id":2}]},"status":"failed","error":"too many terms"}""")]
    [TestCase("""{"status":"failed","response":{"hits":[{"id":1}],"error":"too many terms"}}""")]
    public void A_reply_that_says_that_it_failed_is_none_and_the_reason_is_the_vendors(string reply)
    {
        for (var piece = 1; piece <= reply.Length; piece++)
        {
            Assert.That(
                () => Pages.Read(Encoding.UTF8.GetBytes(reply), Hits, [piece]),
                Throws.TypeOf<FailedReplyException>().With.Message.EqualTo("too many terms"),
                $"in pieces of {piece}"
            );
        }
    }

    [TestCase("""{"status":"failed"}""")]
    [TestCase("""{"status":"failed","error":null}""")]
    public void Without_a_reason_that_is_said(string reply) =>
        Assert.That(
            () => Pages.Read(reply, Hits),
            Throws.TypeOf<FailedReplyException>().With.Message.EqualTo("it does not say why")
        );

    [Test]
    public void A_long_reply_may_say_so_at_its_end_and_leaves_nothing_behind()
    {
        var spool = LineBodies.Spool;
        var records = Enumerable.Range(0, 18_000).Select(i => $"{{\"id\":{i},\"text\":\"{new string('x', 1000)}\"}}");
        var reply = Encoding.ASCII.GetBytes(
            $$$"""{"response":{"hits":[{{{string.Join(',', records)}}}]},"error":"late","status":"failed"}"""
        );

        Assert.That(
            () => Pages.Read(reply, Hits, [64 * 1024], spool),
            Throws.TypeOf<FailedReplyException>().With.Message.EqualTo("late")
        );
        Assert.That(spool.IsEmpty(), Is.True);
    }

    [TestCase("success")]
    [TestCase("FAILED")]
    [TestCase("failed partly")]
    [TestCase("")]
    public void Another_word_is_no_failure(string status)
    {
        using var page = Pages.Read($$$"""{"status":"{{{status}}}","response":{"hits":[{"id":1}]}}""", Hits);

        Assert.That((page.Count, page.Text("status")), Is.EqualTo((1, status)));
    }

    [TestCase("{}")]
    [TestCase("""{"status":"success","response":null}""")]
    [TestCase("""{"status":"success","response":{"hits":{}}}""")]
    [TestCase("""{"response":{"hits":"failed"}}""")]
    public void A_reply_without_its_list_is_refused_all_the_same(string reply) =>
        Assert.That(
            () => Pages.Read(reply, Hits),
            Throws.TypeOf<InvalidDataException>().With.Message.EqualTo("the reply has no \"response.hits\"")
        );

    [Test]
    public void A_reply_that_is_cut_is_told_as_cut() =>
        Assert.That(
            () => Pages.Read("""{"status":"failed","error":"x" """, Hits),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains("ends in the middle")
        );
}
