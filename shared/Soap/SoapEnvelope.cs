using System.Xml;
using Connectors.Errors;
using Connectors.Records;
using Connectors.Xml;

namespace Connectors.Soap;

/// <summary>
/// The way through the envelope of an answer (SOAP 1.1, 4): prefixes, white space and headers mean nothing, a fault is thrown,
/// and the envelope must be whole to its end.
/// </summary>
internal static class SoapEnvelope
{
    /// <summary>The namespace of SOAP 1.1.</summary>
    public const string Namespace = "http://schemas.xmlsoap.org/soap/envelope/";

    // Where things lie: Envelope, Body, the answer to the operation, what it returns.
    private const int BodyDepth = 1;
    private const int AnswerDepth = 2;
    private const int ReturnDepth = 3;

    /// <summary>Calls <paramref name="read"/> at the start tag of each <c>return</c>; it leaves the parser at the end tag.</summary>
    /// <param name="text">The envelope.</param>
    /// <param name="operation">What was asked; an answer to something else is none. Null for anything.</param>
    /// <param name="type">What the elements of a <c>return</c> are called.</param>
    /// <param name="read">Reads one.</param>
    /// <param name="faultOf">Makes the vendor's fault of one.</param>
    /// <exception cref="InvalidDataException">It is no envelope.</exception>
    /// <exception cref="CutBodyException">It ends too early.</exception>
    /// <exception cref="FaultException">It holds a fault.</exception>
    public static void Read(
        XmlCharacters text,
        string? operation,
        XmlRecordType type,
        Action<XmlReader> read,
        Func<SoapFault, VendorFault> faultOf
    )
    {
        using var xml = XmlRecordReader.Open(text, type);
        try
        {
            if (xml.MoveToContent() != XmlNodeType.Element || !Is(xml, "Envelope"))
            {
                throw new InvalidDataException(
                    string.Equals(xml.LocalName, "html", StringComparison.OrdinalIgnoreCase)
                        ? "it is HTML"
                        : "it is no envelope"
                );
            }

            while (!Is(xml, "Body"))
            {
                if (!ToNext(xml, BodyDepth))
                {
                    throw new InvalidDataException("it has no body");
                }
            }

            if (!ToFirst(xml, AnswerDepth))
            {
                throw new InvalidDataException("its body is empty");
            }

            if (Is(xml, "Fault"))
            {
                throw new FaultException(faultOf(SoapFault.Read(xml)));
            }

            if (operation is not null && xml.LocalName != operation + "Response")
            {
                throw new InvalidDataException($"it is no answer to {operation}");
            }

            for (var isThere = ToFirst(xml, ReturnDepth); isThere; isThere = ToNext(xml, ReturnDepth))
            {
                if (xml.LocalName == "return")
                {
                    read(xml);
                }
            }

            while (xml.Read())
            {
                // To the end: what is cut behind the last record is cut all the same.
            }
        }
        catch (XmlException e)
        {
            throw text.IsAtEnd ? new CutBodyException($"it breaks off in line {e.LineNumber}")
            // Only a document type is refused without a place.
            : e.LineNumber == 0
                ? new InvalidDataException("it has a document type, as a web page (HTML) has and SOAP must not", e)
            : new InvalidDataException($"it is no valid XML in line {e.LineNumber}, column {e.LinePosition}", e);
        }
    }

    private static bool Is(XmlReader xml, string name) => xml.LocalName == name && xml.NamespaceURI == Namespace;

    /// <summary>Goes to the first child of the element at which the parser stands; false where it has none.</summary>
    private static bool ToFirst(XmlReader xml, int depth) => !xml.IsEmptyElement && ToNext(xml, depth);

    /// <summary>Goes to the next element at that depth within the same parent; false where there is none.</summary>
    private static bool ToNext(XmlReader xml, int depth)
    {
        while (xml.Read() && xml.Depth >= depth)
        {
            if (xml.Depth == depth && xml.NodeType == XmlNodeType.Element)
            {
                return true;
            }
        }

        return false;
    }
}
