using System.Net;
using Sandbox.Bronto;

namespace Sandbox.Tests.Bronto;

internal sealed class FaultTests : BrontoTest
{
    private const string Page = "<filter/><pageNumber>1</pageNumber>";

    [TestCase(Oddities.None, 500, 103)]
    [TestCase(Oddities.FaultsWithoutDetail, 500, null)]
    [TestCase(Oddities.FaultsAs200, 200, 103)]
    public async Task A_fault_names_its_code_in_its_text_and_mostly_in_its_detail(
        Oddities oddities,
        int status,
        int? code
    )
    {
        var client = await BrontoAsync(new BrontoOptions { Oddities = oddities });
        client.Session = "none";

        var reply = await client.CallAsync("readLists", Page);

        Assert.That(reply.Status, Is.EqualTo(status));
        Assert.That(reply.FaultText, Is.EqualTo("103: Your session is invalid. Please log in again."));
        Assert.That(reply.FaultCode, Is.EqualTo(code));
    }

    [TestCase("")]
    [TestCase("no XML")]
    [TestCase("<a/>")]
    [TestCase("<!DOCTYPE a [<!ENTITY e 'e'>]><a>&e;</a>")]
    public async Task A_body_that_is_no_envelope_is_refused(string body)
    {
        var client = await BrontoAsync();

        using var reply = await client.PostAsync(body);

        Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(await reply.Content.ReadAsStringAsync(), Does.Contain("<errorCode>107</errorCode>"));
    }

    [Test]
    public async Task A_call_that_does_not_exist_is_refused()
    {
        var client = await BrontoAsync();

        var reply = await client.CallAsync("readEverything", Page);

        Assert.That(reply.FaultCode, Is.EqualTo(107));
    }

    [Test]
    public async Task The_log_and_the_faults_name_the_call()
    {
        var server = await ServeAsync(Vendor());
        server.Faults.Add("503@/v4/readLists#2");
        var client = await ClientOfAsync(server);
        foreach (var operation in new[] { "readFields", "readLists", "readSegments", "readLists", "readLists" })
        {
            using var reply = await client.PostAsync(BrontoClient.Envelope(operation, Page, client.Session));
        }

        Assert.That(
            server.Requests.Select(request => (request.Path, request.Status)),
            Is.EqualTo(
                new[]
                {
                    ("/v4/login", 200),
                    ("/v4/readFields", 200),
                    ("/v4/readLists", 200),
                    ("/v4/readSegments", 200),
                    ("/v4/readLists", 503),
                    ("/v4/readLists", 200),
                }
            )
        );
        Assert.That(server.Requests.Last().Body.Span.IndexOf("readLists"u8), Is.GreaterThan(0));
    }

    [Test]
    public async Task A_fault_of_the_protocol_can_be_ordered_and_costs_no_rows()
    {
        var server = await ServeAsync(Vendor(new BrontoOptions { PageSize = 100 }));
        server.Faults.Add("soapfault=113@/v4/readRecentInboundActivities#2x2");
        var client = await ClientOfAsync(server);
        var replies = new List<(int?, int)>();
        foreach (var direction in new[] { "FIRST", "NEXT", "NEXT", "NEXT", "NEXT", "NEXT" })
        {
            var arguments = Activities(Now.AddDays(-30), Now, direction);
            var reply = await client.CallAsync("readRecentInboundActivities", arguments);
            replies.Add((reply.FaultCode, reply.Rows.Count));
        }

        Assert.That(
            replies,
            Is.EqualTo(new (int?, int)[] { (null, 100), (113, 0), (113, 0), (null, 100), (null, 100), (null, 100) })
        );
    }

    [TestCase("soapfault", 101, "101: There was an unknown")]
    [TestCase("soapfault=108", 108, "108: The shard is")]
    [TestCase("soapfault=101:Node 116 of 103 failed.", 101, "101: Node 116 of 103 failed.")]
    public async Task An_ordered_fault_may_have_a_text_of_its_own(string order, int code, string text)
    {
        var server = await ServeAsync(Vendor());
        server.Faults.Add(order + "@/v4/readLists");
        var client = await ClientOfAsync(server);

        var reply = await client.CallAsync("readLists", Page);

        Assert.That(reply.FaultCode, Is.EqualTo(code));
        Assert.That(reply.FaultText, Does.StartWith(text));
    }

    [TestCase("unknown-field", "<sandboxAgain>")]
    [TestCase("pretty", "<!-- <return> -->")]
    [TestCase("huge-record=5000", "hhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhh")]
    [TestCase("big-numbers", "<numSends>9007199254740993<")]
    [TestCase("null-fields", "<status xsi:nil=\"true\"")]
    public async Task A_fault_makes_one_reply_odd(string fault, string sign)
    {
        var server = await ServeAsync(Vendor());
        server.Faults.Add(fault + "@/v4/readContacts");
        var client = await ClientOfAsync(server);

        var odd = await client.CallAsync("readContacts", Contacts());
        var plain = await client.CallAsync("readContacts", Contacts());

        Assert.That(odd.Text, Does.Contain(sign));
        Assert.That(odd.Rows, Has.Count.EqualTo(300));
        Assert.That(plain.Text, Does.Not.Contain(sign));
    }

    [Test]
    public async Task Other_paths_and_methods_are_refused()
    {
        var client = Client(await ServeAsync(Vendor()));

        using var elsewhere = await client.GetAsync("/v3");
        using var get = await client.GetAsync("/v4");

        Assert.That((int)elsewhere.StatusCode, Is.EqualTo(404));
        Assert.That((int)get.StatusCode, Is.EqualTo(405));
    }
}
