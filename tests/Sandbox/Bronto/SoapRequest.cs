using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Sandbox.Bronto;

/// <summary>A call, read by namespaces and local names whatever its prefixes are.</summary>
internal sealed class SoapRequest
{
    public const string Bronto = "http://api.bronto.com/v4";
    public const string Envelope = "http://schemas.xmlsoap.org/soap/envelope/";

    private readonly XElement? _call;

    private SoapRequest(XElement? call, string? session)
    {
        _call = call;
        Session = session;
    }

    /// <summary>The operation, or <c>null</c> where the body holds none or is no XML.</summary>
    public string? Operation => _call?.Name.LocalName;

    /// <summary>The session that the header names, or <c>null</c>.</summary>
    public string? Session { get; }

    public XElement? Filter => Child("filter");

    public static SoapRequest Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var stream = new MemoryStream(body.ToArray());
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit };
            using var reader = XmlReader.Create(stream, settings);
            var envelope = XDocument.Load(reader).Root;
            if (envelope?.Name != XName.Get("Envelope", Envelope))
            {
                return new SoapRequest(null, null);
            }

            var header = envelope.Element(XName.Get("Header", Envelope))?.Element(XName.Get("sessionHeader", Bronto));
            var call = envelope.Element(XName.Get("Body", Envelope))?.Elements().FirstOrDefault();
            return new SoapRequest(
                call?.Name.NamespaceName == Bronto ? call : null,
                header is null ? null : TextOf(header, "sessionId")
            );
        }
        catch (XmlException)
        {
            return new SoapRequest(null, null);
        }
    }

    public XElement? Child(string name) => Children(_call, name).FirstOrDefault();

    public string? Text(string name) => TextOf(_call, name);

    public IReadOnlyList<string> Texts(string name) => [.. Children(_call, name).Select(child => child.Value.Trim())];

    public bool Flag(string name) => Text(name) is "true" or "1";

    /// <exception cref="BrontoFault">The text is no number.</exception>
    public int? Number(string name) => NumberOf(Text(name));

    public static string? TextOf(XElement? parent, string name) =>
        Children(parent, name).FirstOrDefault()?.Value.Trim() is { Length: > 0 } text ? text : null;

    public static IEnumerable<XElement> Children(XElement? parent, string name) =>
        parent?.Elements().Where(child => child.Name.LocalName == name) ?? [];

    public static int? NumberOf(string? text) =>
        text is null ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw new BrontoFault(BrontoFault.InvalidRequest, $"'{text}' is not a number.");

    /// <summary>A time in a filter; without an offset it is UTC.</summary>
    /// <exception cref="BrontoFault">The text is no time.</exception>
    public static DateTimeOffset? TimeOf(string? text) =>
        text is null ? null
        : text.Contains('T', StringComparison.Ordinal)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
        : throw new BrontoFault(BrontoFault.InvalidRequest, $"'{text}' is not a date and time.");
}
