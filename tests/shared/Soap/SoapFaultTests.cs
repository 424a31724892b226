using System.Text;
using Connectors.Errors;
using Connectors.Soap;

namespace Connectors.Tests.Soap;

public sealed class SoapFaultTests
{
    private SoapFault? _seen;

    [Test]
    public void A_fault_has_a_code_a_text_and_details()
    {
        var fault = Find(
            """
            <faultcode>soapenv:Server</faultcode>
            <faultstring> Something went wrong. </faultstring>
            <detail>
              <n:ApiException xmlns:n="urn:n"><errorCode> 17 </errorCode><n:message>No &amp; no.</n:message><errorCode>18</errorCode></n:ApiException>
              <hostname>h</hostname>
            </detail>
            """
        );

        Assert.That(fault, Is.EqualTo(new VendorFault(42, "Something went wrong.")));
        Assert.That((_seen?.Code, _seen?.Text), Is.EqualTo(("Server", "Something went wrong.")));
        Assert.That(
            _seen?.Details,
            Is.EquivalentTo(
                new Dictionary<string, string>
                {
                    ["errorCode"] = "17",
                    ["message"] = "No & no.",
                    ["hostname"] = "h",
                }
            )
        );
    }

    [TestCase("<faultcode>Client</faultcode><faultstring>No.</faultstring>", "Client", "No.")]
    [TestCase("<s:faultcode>a:b:c</s:faultcode><s:faultstring>No.</s:faultstring><detail/>", "b:c", "No.")]
    [TestCase("<faultstring>No.</faultstring>", "", "No.")]
    [TestCase("<faultcode/>", "", "")]
    [TestCase("", "", "")]
    public void A_fault_may_have_less(string inner, string code, string text)
    {
        Find(inner);

        Assert.That((_seen?.Code, _seen?.Text), Is.EqualTo((code, text)));
        Assert.That(_seen?.Details, Is.Empty);
    }

    [TestCase("<html><head><title>502</title></head></html>")]
    [TestCase("<html>no Envelope</html>")]
    [TestCase("{\"error\":\"Envelope\"}")]
    [TestCase("")]
    [TestCase("<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><ok/></s:Body></s:Envelope>")]
    [TestCase("<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body/></s:Envelope>")]
    [TestCase("<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><s:Fault><faultcode>1")]
    [TestCase("<Envelope><Body><Fault><faultcode>1</faultcode></Fault></Body></Envelope>")]
    public void A_body_without_a_fault_has_none(string body)
    {
        Assert.That(Service().FaultIn(Encoding.UTF8.GetBytes(body)), Is.Null);
        Assert.That(_seen, Is.Null);
    }

    [Test]
    public void A_fault_that_arrived_counts_although_its_envelope_is_cut()
    {
        var body =
            "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Body><e:Fault><faultstring>No.</faultstring></e:Fault></e:Body>";

        var fault = Service().FaultIn(Encoding.UTF8.GetBytes(body));

        Assert.That(fault?.Text, Is.EqualTo("No."));
    }

    [SetUp]
    public void Forget() => _seen = null;

    private VendorFault? Find(string inner) =>
        Service()
            .FaultIn(
                Encoding.UTF8.GetBytes(
                    $"<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Header/><s:Body><s:Fault>{inner}</s:Fault></s:Body></s:Envelope>"
                )
            );

    private SoapService Service() =>
        new(
            "urn:n",
            fault =>
            {
                _seen = fault;
                return 42;
            }
        );
}
