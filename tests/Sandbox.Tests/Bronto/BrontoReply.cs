using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Sandbox.Tests.Bronto;

/// <summary>A reply; it is read as XML when it is asked for more than its text.</summary>
internal sealed class BrontoReply(int status, byte[] body)
{
    private static readonly XNamespace _soap = "http://schemas.xmlsoap.org/soap/envelope/";

    public int Status => status;

    public byte[] Bytes => body;

    public string Text => Encoding.UTF8.GetString(body);

    public XElement Root => Document.Root ?? throw new InvalidOperationException("There is no root.");

    public XDocument Document
    {
        get
        {
            using var stream = new MemoryStream(body);
            using var reader = XmlReader.Create(
                stream,
                new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, IgnoreWhitespace = true }
            );
            return XDocument.Load(reader);
        }
    }

    /// <summary>What the body holds: a response or a fault.</summary>
    public XElement Content => Root.Elements(_soap + "Body").Single().Elements().Single();

    public IReadOnlyList<XElement> Rows => [.. Content.Elements("return")];

    public string? FaultText => (string?)Content.Element("faultstring");

    public int? FaultCode => (int?)Content.Descendants("errorCode").SingleOrDefault();
}
