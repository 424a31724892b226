using System.Text;
using System.Xml.Linq;
using System.Xml.Schema;
using Sandbox.Bronto;

namespace Sandbox.Tests.Bronto;

internal sealed class EnvelopeTests : BrontoTest
{
    private const string Everything = """
        <includeLists>true</includeLists><pageNumber>1</pageNumber><includeSMSKeywords>1</includeSMSKeywords>
        <includeGeoIPData>true</includeGeoIPData><includeTechnologyData>true</includeTechnologyData>
        <includeRFMData>true</includeRFMData><includeEngagementData>true</includeEngagementData>
        <includeSegments>true</includeSegments><includeContent>true</includeContent><includeStats>true</includeStats>
        <includeRecipients>true</includeRecipients><includeOrderIds>true</includeOrderIds>
        <includeDeleted>true</includeDeleted>
        """;

    private static IReadOnlyCollection<string> Operations => new BrontoVendor(BrontoOptions.Empty).Operations;

    [Test]
    public async Task A_reply_is_written_as_the_vendor_writes_it()
    {
        var client = await BrontoAsync(BrontoOptions.Empty with { Lists = 1 });

        using var reply = await client.PostAsync(
            BrontoClient.Envelope("readLists", "<filter/><pageNumber>1</pageNumber>", client.Session)
        );

        Assert.That(
            reply.Content.Headers.NonValidated["Content-Type"].ToString(),
            Is.EqualTo("text/xml;charset=UTF-8")
        );
        Assert.That(
            await reply.Content.ReadAsStringAsync(),
            Does.Match(
                """
                ^<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><ns2:readListsResponse
                """ + " xmlns:ns2=\"http://api.bronto.com/v4\"><return><id>0bbc03ec[0-9a-f]{28}</id><name>list-0</name>"
            )
        );
    }

    [Test]
    public async Task Every_reply_is_true_to_the_wsdl([ValueSource(nameof(Operations))] string operation)
    {
        var vendor = Vendor();
        var client = await ClientOfAsync(await ServeAsync(vendor));
        var schemas = await SchemasAsync(client);
        var filter = operation.StartsWith("readRecent", StringComparison.Ordinal)
            ? Activities(Now.AddDays(-29), Now, "FIRST")
            : "<filter/>";
        var fields = string.Concat(vendor.Rows("readFields").Select(field => $"<fields>{field["id"]}</fields>"));
        var problems = new List<string>();

        var reply = await client.CallAsync(operation, filter + Everything + fields);
        new XDocument(reply.Content).Validate(schemas, (_, problem) => problems.Add(problem.Message));
        // The vendor's schema does not allow for it, but a reader has to.
        problems.RemoveAll(problem => problem.Contains("xsi:nil", StringComparison.Ordinal));

        // Conversions alone need more than a page.
        Assert.That(
            reply.Rows,
            Has.Count.EqualTo(Math.Min(vendor.Count(operation), operation == "readConversions" ? 100 : 5_000))
                .And.Count.GreaterThan(1)
        );
        Assert.That(problems, Is.Empty);
    }

    [Test]
    public async Task A_fault_is_true_to_the_wsdl_too()
    {
        var client = await BrontoAsync();
        var problems = new List<string>();

        var reply = await client.CallAsync("readLists", "<filter/><pageNumber>0</pageNumber>");
        var detail = reply.Content.Elements("detail").Single().Elements().Single();
        new XDocument(detail).Validate(await SchemasAsync(client), (_, problem) => problems.Add(problem.Message));

        Assert.That(problems, Is.Empty);
        Assert.That(detail.Name, Is.EqualTo(XName.Get("ApiException", "http://api.bronto.com/v4")));
    }

    [Test]
    public async Task The_wsdl_describes_every_call()
    {
        var client = Client(await ServeAsync(Vendor()));

        var wsdl = XDocument.Parse(await client.TextAsync("/v4?wsdl"));
        XNamespace ns = "http://schemas.xmlsoap.org/wsdl/";
        var described = wsdl.Descendants(ns + "portType").Elements().Select(call => (string?)call.Attribute("name"));

        Assert.That(described, Is.EquivalentTo(Operations.Concat(["login", "logout"])));
    }

    [Test]
    public async Task A_reply_is_compressed_where_that_is_asked_for()
    {
        var client = await BrontoAsync();

        using var reply = await client.PostAsync(
            BrontoClient.Envelope("readContacts", Contacts(), client.Session),
            accept: "gzip"
        );

        var text = Encoding.UTF8.GetString(Unpack.Gzip(await reply.Content.ReadAsByteArrayAsync()));
        Assert.That(reply.Content.Headers.ContentEncoding, Is.EqualTo(new[] { "gzip" }));
        Assert.That(XDocument.Parse(text).Descendants("return").Count(), Is.EqualTo(300));
    }

    [Test]
    public async Task The_same_seed_and_moment_give_the_same_bytes_and_another_seed_others()
    {
        var first = await (await BrontoAsync()).CallAsync("readContacts", Contacts());
        var second = await (await BrontoAsync()).CallAsync("readContacts", Contacts());
        var other = await (await BrontoAsync(new BrontoOptions { Seed = 2 })).CallAsync("readContacts", Contacts());

        Assert.That(second.Text, Is.EqualTo(first.Text));
        Assert.That(other.Text, Is.Not.EqualTo(first.Text));
    }

    private static async Task<XmlSchemaSet> SchemasAsync(BrontoClient client)
    {
        var wsdl = await client.WsdlAsync();
        XNamespace xs = XmlSchema.Namespace;
        var schemas = new XmlSchemaSet();
        foreach (var schema in wsdl.Descendants(xs + "schema"))
        {
            // The prefixes are declared further out.
            schema.SetAttributeValue(XNamespace.Xmlns + "tns", "http://api.bronto.com/v4");
            using var reader = schema.CreateReader();
            schemas.Add(null, reader);
        }

        return schemas;
    }
}
