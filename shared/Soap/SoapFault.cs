using System.Xml;
using System.Xml.Linq;

namespace Connectors.Soap;

/// <summary>The element <c>Fault</c> of SOAP 1.1 (4.4): what a server says when it could not do what was asked.</summary>
/// <param name="Code">Its <c>faultcode</c>, without a prefix.</param>
/// <param name="Text">Its <c>faultstring</c>.</param>
/// <param name="Details">The elements in its <c>detail</c> that hold text, by local name.</param>
public sealed record SoapFault(string Code, string Text, IReadOnlyDictionary<string, string> Details)
{
    /// <summary>Reads the fault at whose start tag the parser stands. A fault is small; it may become a tree.</summary>
    internal static SoapFault Read(XmlReader xml)
    {
        var fault = (XElement)XNode.ReadFrom(xml);
        var details = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var leaf in Child(fault, "detail")?.Descendants().Where(e => !e.HasElements) ?? [])
        {
            details.TryAdd(leaf.Name.LocalName, leaf.Value.Trim());
        }

        var code = Child(fault, "faultcode")?.Value.Trim() ?? "";
        return new SoapFault(code[(code.IndexOf(':') + 1)..], Child(fault, "faultstring")?.Value.Trim() ?? "", details);
    }

    private static XElement? Child(XElement element, string name) =>
        element.Elements().FirstOrDefault(child => child.Name.LocalName == name);
}
