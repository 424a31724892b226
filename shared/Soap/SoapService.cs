using System.Net.Http.Headers;
using System.Text;
using System.Xml;
using Connectors.Errors;
using Connectors.Records;
using Connectors.Xml;

namespace Connectors.Soap;

/// <summary>
/// A service that speaks SOAP 1.1, document/literal, with unqualified elements: writes its requests, and makes text, records
/// or a fault of its answers, which it reads as they arrive.
/// </summary>
/// <param name="targetNamespace">The namespace of its operations.</param>
/// <param name="codeOf">The number by which the service tells its faults apart; 0 where one has none.</param>
public sealed class SoapService(string targetNamespace, Func<SoapFault, int> codeOf)
{
    /// <summary>The text of what an operation returns; empty where it returns nothing.</summary>
    /// <param name="operation">The operation's name.</param>
    public IBodyFormat<string> Text(string operation) => new TextFormat(operation, FaultOf);

    /// <summary>What an operation returns, each <c>return</c> as a record.</summary>
    /// <param name="operation">The operation's name.</param>
    /// <param name="type">What becomes of the elements.</param>
    /// <param name="finish">Has the last word on each record; null for nobody.</param>
    public IBodyFormat<RecordPage> Records(string operation, XmlRecordType type, XmlFinish? finish = null) =>
        new RecordsFormat(operation, type, finish, FaultOf);

    /// <summary>A request.</summary>
    /// <param name="operation">The operation's name.</param>
    /// <param name="header">Writes the headers; null for none.</param>
    /// <param name="arguments">Writes the operation's arguments, in the order of the service's description.</param>
    public HttpContent Request(string operation, Action<XmlWriter>? header, Action<XmlWriter> arguments)
    {
        var body = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true };
        using (var xml = XmlWriter.Create(body, settings))
        {
            xml.WriteStartElement("soapenv", "Envelope", SoapEnvelope.Namespace);
            xml.WriteAttributeString("xmlns", "v4", null, targetNamespace);
            if (header is not null)
            {
                xml.WriteStartElement("Header", SoapEnvelope.Namespace);
                header(xml);
                xml.WriteEndElement();
            }

            xml.WriteStartElement("Body", SoapEnvelope.Namespace);
            xml.WriteStartElement(operation, targetNamespace);
            arguments(xml);
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        body.Position = 0;
        return new StreamContent(body)
        {
            Headers = { ContentType = new MediaTypeHeaderValue("text/xml", "UTF-8"), ContentLength = body.Length },
        };
    }

    /// <summary>The fault in a body that may be anything; null where there is none.</summary>
    public VendorFault? FaultIn(ReadOnlySpan<byte> body)
    {
        if (body.IndexOf("Envelope"u8) < 0)
        {
            return null; // most often the page of a gateway
        }

        try
        {
            using var text = new XmlCharacters(new MemoryStream(body.ToArray()));
            SoapEnvelope.Read(text, operation: null, XmlRecordType.Undeclared, static _ => { }, FaultOf);
        }
        catch (FaultException e)
        {
            return e.Fault;
        }
        catch (Exception e) when (e is InvalidDataException or CutBodyException)
        {
            // No envelope, or half of one: then the status is all that is known.
        }

        return null;
    }

    private VendorFault FaultOf(SoapFault fault) => new(codeOf(fault), fault.Text);

    /// <summary>One text.</summary>
    private sealed class TextFormat(string operation, Func<SoapFault, VendorFault> faultOf) : IBodyFormat<string>
    {
        public string Name => "SOAP";

        public string Read(Stream body, Spool spool)
        {
            var value = "";
            using var text = new XmlCharacters(body);
            SoapEnvelope.Read(text, operation, XmlRecordType.Undeclared, xml => value = TextOf(xml), faultOf);
            return value;
        }

        private static string TextOf(XmlReader xml)
        {
            var text = "";
            while (!xml.IsEmptyElement && xml.Read() && xml.NodeType != XmlNodeType.EndElement)
            {
                text += xml.Value;
            }

            return text.Trim();
        }
    }

    /// <summary>Records.</summary>
    private sealed class RecordsFormat(
        string operation,
        XmlRecordType type,
        XmlFinish? finish,
        Func<SoapFault, VendorFault> faultOf
    ) : IBodyFormat<RecordPage>
    {
        public string Name => "SOAP";

        public RecordPage Read(Stream body, Spool spool)
        {
            using var lines = new LineWriter(spool);
            using var text = new XmlCharacters(body);
            using var records = new XmlRecordReader(type, finish, lines);
            SoapEnvelope.Read(text, operation, type, records.Read, faultOf);
            return records.Complete();
        }
    }
}
