using System.Text;
using Connectors.Records;

namespace Connectors.Tests.Records;

/// <summary>Replies whose records lie some objects deep, with values that steer the reading at each level.</summary>
public sealed class DeepPageTests
{
    private static readonly PageShape Accounts = PageShape.Under(
        ["response", "accounts", "hits"],
        "status",
        "took",
        "total_hits",
        "scroll",
        "absent"
    );

    [Test]
    public void Steering_values_are_found_at_each_level_before_and_behind_the_records()
    {
        using var page = Pages.Read(
            """{"status":"success","response":{"took":12,"accounts":{"total_hits":2,"hits":[{"id":"a"},{"id":"b"}],"scroll":"x\u002Fy"}},"absent":null}""",
            Accounts
        );

        Assert.Multiple(() =>
        {
            Assert.That(page.Records(), Is.EqualTo(new[] { """{"id":"a"}""", """{"id":"b"}""" }));
            Assert.That(page.Text("status"), Is.EqualTo("success"));
            Assert.That(page.Text("took"), Is.EqualTo("12"));
            Assert.That(page.Text("total_hits"), Is.EqualTo("2"));
            Assert.That(page.Text("scroll"), Is.EqualTo("x/y"));
            Assert.That(page.Text("absent"), Is.Null);
        });
    }

    [Test]
    public void Values_may_stand_behind_the_records_at_each_level()
    {
        using var page = Pages.Read(
            """{"response":{"accounts":{"hits":[{"id":1}],"total_hits":1},"took":3},"status":"success"}""",
            Accounts
        );

        Assert.That(
            new[] { page.Text("total_hits"), page.Text("took"), page.Text("status") },
            Is.EqualTo(new[] { "1", "3", "success" })
        );
    }

    [Test]
    public void Objects_beside_the_way_keep_their_members_to_themselves()
    {
        const string Beside = """{"status":"other","took":0,"total_hits":99,"hits":[{"id":"wrong"}]}""";

        using var page = Pages.Read(
            $$$"""{"accounts":{{{Beside}}},"hits":[{"id":"no"}],"a":{{{Beside}}},"response":{"hits":[{}],"response":{{{Beside}}},"accounts":{"accounts":{{{Beside}}},"hits":[{"id":"right","hits":[{"status":"inner"}]}],"total_hits":1}},"status":"success","z":{{{Beside}}}}""",
            Accounts
        );

        Assert.That(page.Records(), Is.EqualTo(new[] { """{"id":"right","hits":[{"status":"inner"}]}""" }));
        Assert.That((page.Text("status"), page.Text("total_hits")), Is.EqualTo(("success", "1")));
        Assert.That(page.Text("took"), Is.Null);
    }

    [Test]
    public void A_reply_may_arrive_in_pieces_of_any_size()
    {
        const string First = """{"id":1,"n":1.10,"é":"\u00e9"}""";
        const string Second = "{ \"id\" :\n 2 }";
        var reply = Encoding.UTF8.GetBytes(
            $$$""" { "a" : [1,{"b":2}] , "status" : "success" , "response" : { "x" : {} , "accounts" : { "total_hits" : 12345 , "hits" : [ {{{First}}} , {{{Second}}} ] , "y" : "é" } , "took" : 67 } , "z" : null } """
        );
        for (var piece = 1; piece <= reply.Length; piece++)
        {
            using var page = Pages.Read(reply, Accounts, [piece]);

            Assert.That(page.Records(), Is.EqualTo(new[] { First, Second }), $"in pieces of {piece}");
            Assert.That(
                (page.Text("status"), page.Text("total_hits"), page.Text("took")),
                Is.EqualTo(("success", "12345", "67")),
                $"in pieces of {piece}"
            );
        }
    }

    [Test]
    public void A_reply_cut_anywhere_is_not_complete()
    {
        var reply = """{"response":{"accounts":{"hits":[{"a":1}],"total_hits":1}},"status":"ok"}"""u8.ToArray();
        for (var length = 1; length < reply.Length; length++)
        {
            Assert.That(
                () => Pages.Read(reply.AsSpan(0, length), Accounts),
                Throws.TypeOf<InvalidDataException>().With.Message.Contains("ends in the middle"),
                $"cut at {length}"
            );
        }
    }

    [Test]
    public void A_long_reply_goes_to_a_file_with_all_its_values()
    {
        var text = new string('x', 1000);
        var records = Enumerable.Range(0, 18_000).Select(i => $"{{\"id\":{i},\"text\":\"{text}\"}}").ToArray();
        var reply = Encoding.ASCII.GetBytes(
            $$$"""{"took":1,"response":{"accounts":{"total_hits":18000,"hits":[{{{string.Join(',', records)}}}],"scroll":"s"}},"status":"success"}"""
        );

        using var page = Pages.Read(reply, Accounts, [64 * 1024], new Spool([Path.GetTempPath()]));

        Assert.That(page.IsInMemory, Is.False);
        Assert.That(page.Records(), Is.EqualTo(records));
        Assert.That(
            new[] { page.Text("took"), page.Text("total_hits"), page.Text("scroll"), page.Text("status") },
            Is.EqualTo(new[] { "1", "18000", "s", "success" })
        );
    }

    [Test]
    public void Null_in_place_of_the_list_means_none()
    {
        using var page = Pages.Read("""{"response":{"accounts":{"hits":null,"total_hits":0}}}""", Accounts);

        Assert.That((page.Count, page.Text("total_hits")), Is.EqualTo((0, "0")));
        Assert.That(page.Records(), Is.Empty);
    }

    [TestCase("{}", "the reply has no \"response.accounts.hits\"")]
    [TestCase("""{"hits":[{}]}""", "the reply has no \"response.accounts.hits\"")]
    [TestCase("""{"response":{}}""", "the reply has no \"response.accounts.hits\"")]
    [TestCase("""{"response":{"hits":[{}]}}""", "the reply has no \"response.accounts.hits\"")]
    [TestCase("""{"response":{"accounts":{"total_hits":1}}}""", "the reply has no \"response.accounts.hits\"")]
    [TestCase("""{"response":null}""", "\"response\" is not a list")]
    [TestCase("""{"response":[{}]}""", "\"response\" is not a list")]
    [TestCase("""{"response":{"accounts":null}}""", "\"response.accounts\" is not a list")]
    [TestCase("""{"response":{"accounts":"secret"}}""", "\"response.accounts\" is not a list")]
    [TestCase("""{"response":{"accounts":{"hits":{}}}}""", "\"response.accounts.hits\" is not a list")]
    [TestCase("""{"response":{"accounts":{"hits":1}}}""", "\"response.accounts.hits\" is not a list")]
    [TestCase("""{"response":{"accounts":{"hits":[1]}}}""", "a record was expected")]
    [TestCase("""{"response":{"accounts":{"hits":[{}]}}}}""", "more text follows the end")]
    [TestCase("""{"response":{"accounts":{"hits":[{}]}]}""", "a comma or a closing brace was expected")]
    [TestCase("""{"response":{"accounts":{"hits":[{}],}}}""", "a member name was expected")]
    public void What_is_not_of_the_shape_is_refused_without_showing_it(string reply, string reason) =>
        Assert.That(
            () => Pages.Read(reply, Accounts),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains(reason).And.Message.Not.Contains("secret")
        );

    [Test]
    public void Names_on_the_way_may_be_escaped()
    {
        using var page = Pages.Read(
            """{"r\u0065sponse":{"\u0061ccounts":{"total\u005fhits":1,"h\u0069ts":[{"a":1}]}}}""",
            Accounts
        );

        Assert.That((page.Count, page.Text("total_hits")), Is.EqualTo((1, "1")));
    }

    [Test]
    public void A_path_names_something() =>
        Assert.That(() => PageShape.Under(Array.Empty<string>()), Throws.ArgumentException);
}
