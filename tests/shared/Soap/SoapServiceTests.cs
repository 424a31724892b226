using System.Text;
using Connectors.Errors;
using Connectors.Records;
using Connectors.Soap;
using Connectors.Tests.Records;
using Connectors.Tests.Xml;
using Connectors.Xml;

namespace Connectors.Tests.Soap;

public sealed class SoapServiceTests
{
    private const string Head =
        """<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><n:readResponse xmlns:n="urn:n">""";

    private const string Tail = "</n:readResponse></s:Body></s:Envelope>";

    private const string Fault =
        "<s:Fault><faultcode>s:Server</faultcode><faultstring>no</faultstring><detail><code>17</code></detail></s:Fault>";

    private static readonly SoapService Service = new(
        "urn:n",
        fault => fault.Details.TryGetValue("code", out var code) ? int.Parse(code) : 0
    );

    [Test]
    public async Task A_request_is_an_envelope_whose_operation_is_qualified_and_its_arguments_are_not()
    {
        using var request = Service.Request(
            "readThings",
            header =>
            {
                header.WriteStartElement("sessionHeader", "urn:n");
                header.WriteElementString("sessionId", "a<b");
                header.WriteEndElement();
            },
            arguments => arguments.WriteElementString("pageNumber", "1")
        );

        Assert.That(
            await request.ReadAsStringAsync(),
            Is.EqualTo(
                "<soapenv:Envelope xmlns:v4=\"urn:n\" xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\">"
                    + "<soapenv:Header><v4:sessionHeader><sessionId>a&lt;b</sessionId></v4:sessionHeader></soapenv:Header>"
                    + "<soapenv:Body><v4:readThings><pageNumber>1</pageNumber></v4:readThings></soapenv:Body>"
                    + "</soapenv:Envelope>"
            )
        );
        Assert.That(request.Headers.ContentType?.ToString(), Is.EqualTo("text/xml; charset=UTF-8"));
    }

    [Test]
    public async Task A_request_without_a_header_has_none_and_knows_its_length()
    {
        using var request = Service.Request("login", header: null, arguments => arguments.WriteElementString("t", "é"));

        var body = await request.ReadAsByteArrayAsync();

        Assert.That(
            Encoding.UTF8.GetString(body),
            Does.Contain("<soapenv:Body><v4:login><t>é</t>").And.Not.Contain("Header")
        );
        Assert.That(body[0], Is.EqualTo((byte)'<'), "no mark before it");
        Assert.That(request.Headers.ContentLength, Is.EqualTo(body.Length));
    }

    [TestCase("<return>abc</return>", "abc")]
    [TestCase("<return> a<![CDATA[<b>]]>&amp;c\n</return>", "a<b>&c")]
    [TestCase("<n:return>abc</n:return>", "abc")]
    [TestCase("<return/>", "")]
    [TestCase("", "")]
    [TestCase("<other>no</other><return>abc</return>", "abc")]
    public void The_text_of_what_is_returned_is_read(string inner, string text)
    {
        Assert.That(Read(Service.Text("read"), Head + inner + Tail), Is.EqualTo(text));
    }

    [TestCase("", new string[0])]
    [TestCase("<return><id>1</id></return>", new[] { """{"id":1}""" })]
    [TestCase(
        " <return><id>1</id></return>\n<x><return/></x><return><id>2</id></return> ",
        new[] { """{"id":1}""", """{"id":2}""" }
    )]
    [TestCase("<n:return><n:id>1</n:id></n:return>", new[] { """{"id":1}""" })]
    [TestCase("<return><return>1</return></return>", new[] { """{"return":"1"}""" })]
    public void Each_return_is_a_record(string inner, string[] records)
    {
        using var page = Read(Things(), Head + inner + Tail);

        Assert.That(page.Records(), Is.EqualTo(records));
        Assert.That(page.Count, Is.EqualTo(records.Length));
    }

    [TestCase("<n:otherResponse xmlns:n='urn:n'><return><id>1</id></return></n:otherResponse>")]
    [TestCase("<n:read xmlns:n='urn:n'/>")]
    [TestCase("<Fault><faultstring>of another namespace</faultstring></Fault>")]
    public void An_answer_to_something_else_is_none(string inner)
    {
        var body =
            $"<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>{inner}</s:Body></s:Envelope>";

        Assert.That(
            () => Read(Things(), body),
            Throws.TypeOf<InvalidDataException>().With.Message.EqualTo("it is no answer to read")
        );
    }

    [Test]
    public void A_return_without_anything_is_no_record()
    {
        using var page = Read(
            Things(record =>
            {
                record.Set("id", "0"u8);
                return true;
            }),
            $"{Head}<return/><return xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:nil='true'></return>{Tail}"
        );

        Assert.That((page.Records().Count, page.Count), Is.EqualTo((0, 0)));
    }

    [Test]
    public void Records_may_be_left_out()
    {
        using var page = Read(
            Things(record => record.Text("id") == "2"),
            $"{Head}<return><id>1</id></return><return><id>2</id></return>{Tail}"
        );

        Assert.That(page.Records(), Is.EqualTo(new[] { """{"id":2}""" }));
        Assert.That(page.Count, Is.EqualTo(2));
    }

    [Test]
    public void Prefixes_headers_comments_and_white_space_mean_nothing()
    {
        using var page = Read(
            Things(),
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- from somewhere -->
            <Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/">
              <Header><session xmlns="urn:n"><return><id>9</id></return></session></Header>
              <Body>
                <a:readResponse xmlns:a="urn:n" xmlns="">
                  <return> <id>1</id> </return>
                </a:readResponse>
              </Body>
            </Envelope>

            """
        );

        Assert.That(page.Records(), Is.EqualTo(new[] { """{"id":1}""" }));
    }

    [TestCase("<html><body>Login</body></html>", "it is HTML")]
    [TestCase("<HTML>", "it is HTML")]
    [TestCase("<!DOCTYPE html><html></html>", "it has a document type, as a web page (HTML) has")]
    [TestCase("<Envelope/>", "it is no envelope", Description = "of no namespace")]
    [TestCase("<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'/>", "it has no body")]
    [TestCase(
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Header/></s:Envelope>",
        "it has no body"
    )]
    [TestCase(
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body/></s:Envelope>",
        "its body is empty"
    )]
    [TestCase("{\"error\":1}", "it is no valid XML")]
    [TestCase(Head + "<return><id>1</id>&nbsp;</return>" + Tail, "it is no valid XML")]
    [TestCase(Head + "<return><id>1</return>" + Tail, "it is no valid XML")]
    public void What_is_no_envelope_says_so(string body, string why)
    {
        Assert.That(() => Read(Things(), body), Throws.TypeOf<InvalidDataException>().With.Message.StartsWith(why));
    }

    [TestCase("")]
    [TestCase(" \n")]
    [TestCase("<?xml version=\"1.0\"?>")]
    [TestCase(Head)]
    [TestCase(Head + "<return><id>1</id>")]
    [TestCase(Head + "<return><id>1</id></ret")]
    [TestCase(Head + "<return><id>1</id></return>", Description = "cut behind the last record")]
    [TestCase(Head + "<return><id>1</id></return></n:readResponse></s:Body>")]
    [TestCase(Head + "<return><id>1</id></return></n:readResponse></s:Body></s:Envelope")]
    public void An_envelope_that_ends_too_early_is_cut(string body)
    {
        var spool = LineBodies.Spool;

        Assert.That(() => Read(Things(), body, spool), Throws.TypeOf<CutBodyException>());
        Assert.That(() => Read(Service.Text("read"), body), Throws.TypeOf<CutBodyException>());
        Assert.That(spool.IsEmpty(), Is.True);
    }

    [TestCase("trailing")]
    [TestCase("<more/>")]
    public void Nothing_may_follow_an_envelope(string trailing)
    {
        Assert.That(
            () => Read(Things(), $"{Head}<return><id>1</id></return>{Tail}{trailing}"),
            Throws.TypeOf<InvalidDataException>().With.Message.StartsWith("it is no valid XML")
        );
    }

    [Test]
    public void An_error_in_the_middle_of_a_long_body_is_no_cut()
    {
        var records = string.Concat(Enumerable.Repeat("<return><id>1</id></return>", 3000));

        Assert.That(
            () => Read(Things(), $"{Head}{records}<return><id>1</return>{records}{Tail}"),
            Throws.TypeOf<InvalidDataException>()
        );
    }

    [Test]
    public void A_fault_is_thrown_whatever_was_asked_for()
    {
        var body =
            $"<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>{Fault}</s:Body></s:Envelope>";

        Assert.That(
            () => Read(Things(), body),
            Throws.TypeOf<FaultException>().With.Property("Fault").EqualTo(new VendorFault(17, "no"))
        );
        Assert.That(() => Read(Service.Text("read"), body), Throws.TypeOf<FaultException>().With.Message.EqualTo("no"));
    }

    private static IBodyFormat<RecordPage> Things(XmlFinish? finish = null) =>
        Service.Records("read", XmlRecords.Type("""{"id":{"type":"integer"}}"""), finish);

    private static T Read<T>(IBodyFormat<T> format, string body, Spool? spool = null) =>
        format.Read(new MemoryStream(Encoding.UTF8.GetBytes(body)), spool ?? Pages.NoSpool);
}
