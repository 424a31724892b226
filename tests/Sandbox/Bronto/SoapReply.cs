using System.Globalization;
using System.Text;
using System.Xml;

namespace Sandbox.Bronto;

/// <summary>Envelopes in the look of the vendor's server.</summary>
internal static class SoapReply
{
    private const string ContentType = "text/xml;charset=UTF-8";

    public static Reply Rows(string operation, IEnumerable<Row> rows, Style style) =>
        Response(
            operation,
            style,
            xml =>
            {
                var writer = new RowWriter(xml, style);
                foreach (var row in rows)
                {
                    writer.Write(row);
                }
            }
        );

    /// <summary>The reply to a call that gives a text, or nothing.</summary>
    public static Reply Text(string operation, string? text, Style style) =>
        Response(
            operation,
            style,
            xml =>
            {
                if (text is not null)
                {
                    xml.WriteElementString("return", text);
                }
            }
        );

    public static Reply Fault(BrontoFault fault, Style style) =>
        Write(
            style.Is(Oddities.FaultsAs200) ? 200 : 500,
            style,
            xml =>
            {
                xml.WriteStartElement(style.Is(Oddities.OtherPrefixes) ? "env" : "soap", "Fault", SoapRequest.Envelope);
                xml.WriteElementString("faultcode", style.Is(Oddities.OtherPrefixes) ? "env:Server" : "soap:Server");
                xml.WriteElementString("faultstring", $"{fault.Code}: {fault.Message}");
                if (!style.Is(Oddities.FaultsWithoutDetail))
                {
                    xml.WriteStartElement("detail");
                    xml.WriteStartElement(Prefix(style), "ApiException", SoapRequest.Bronto);
                    xml.WriteElementString("errorCode", fault.Code.ToString(CultureInfo.InvariantCulture));
                    xml.WriteEndElement();
                    xml.WriteEndElement();
                }

                xml.WriteEndElement();
            }
        );

    private static string Prefix(Style style) => style.Is(Oddities.OtherPrefixes) ? "b" : "ns2";

    private static Reply Response(string operation, Style style, Action<XmlWriter> content) =>
        Write(
            200,
            style,
            xml =>
            {
                xml.WriteStartElement(Prefix(style), operation + "Response", SoapRequest.Bronto);
                content(xml);
                xml.WriteEndElement();
            }
        );

    private static Reply Write(int status, Style style, Action<XmlWriter> body)
    {
        var isOther = style.Is(Oddities.OtherPrefixes);
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: isOther),
            Indent = isOther,
            OmitXmlDeclaration = !isOther,
            // What XML forbids is written on purpose.
            CheckCharacters = false,
            NewLineHandling = NewLineHandling.None,
        };
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, settings))
        {
            if (style.Is(Oddities.Doctype))
            {
                xml.WriteDocType("Envelope", null, null, "<!ENTITY vendor \"Bronto\">");
            }

            xml.WriteStartElement(isOther ? "env" : "soap", "Envelope", SoapRequest.Envelope);
            xml.WriteStartElement("Body", SoapRequest.Envelope);
            body(xml);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return new Reply(status, ContentType, stream.ToArray());
    }
}
