using System.Globalization;
using System.Xml;
using Connectors.Soap;
using Connectors.Streams;

namespace Connectors.Bronto.Client;

/// <summary>How Bronto's arguments are written.</summary>
internal static class BrontoSoap
{
    /// <summary>The operators that bound a window. The first may take in the whole day; never the second.</summary>
    private const string From = "AfterOrSameDay";

    private const string Until = "Before";

    /// <summary>The service.</summary>
    public static SoapService Service { get; } = new("http://api.bronto.com/v4", BrontoFaults.CodeOf);

    /// <summary>Writes who asks.</summary>
    public static Action<XmlWriter> Header(string session) =>
        xml =>
        {
            xml.WriteStartElement("sessionHeader", "http://api.bronto.com/v4");
            xml.WriteElementString("sessionId", session);
            xml.WriteEndElement();
        };

    /// <summary>Writes a filter that lets everything through.</summary>
    public static XmlWriter NoFilter(this XmlWriter xml)
    {
        xml.WriteStartElement("filter");
        xml.WriteEndElement();
        return xml;
    }

    /// <summary>Writes a filter for a window, on the field of that name.</summary>
    public static XmlWriter Within(this XmlWriter xml, string field, InstantWindow window)
    {
        xml.WriteStartElement("filter");
        xml.WriteElementString("type", "AND");
        xml.Bound(field, window.From, From).Bound(field, window.Until, Until);
        xml.WriteEndElement();
        return xml;
    }

    /// <summary>Writes a filter of a beginning and an end.</summary>
    public static XmlWriter Span(this XmlWriter xml, InstantWindow window)
    {
        xml.WriteStartElement("filter");
        xml.Time("start", window.From).Time("end", window.Until);
        xml.WriteEndElement();
        return xml;
    }

    /// <summary>Writes an instant.</summary>
    public static XmlWriter Time(this XmlWriter xml, string name, DateTimeOffset instant)
    {
        xml.WriteElementString(
            name,
            instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
        );
        return xml;
    }

    /// <summary>Writes a number.</summary>
    public static XmlWriter Number(this XmlWriter xml, string name, int number)
    {
        xml.WriteElementString(name, number.ToString(CultureInfo.InvariantCulture));
        return xml;
    }

    /// <summary>Writes an element that says yes or no.</summary>
    public static XmlWriter Flag(this XmlWriter xml, string name, bool value = true)
    {
        xml.WriteElementString(name, value ? "true" : "false");
        return xml;
    }

    private static XmlWriter Bound(this XmlWriter xml, string field, DateTimeOffset instant, string comparison)
    {
        xml.WriteStartElement(field);
        xml.Time("value", instant).WriteElementString("operator", comparison);
        xml.WriteEndElement();
        return xml;
    }
}
