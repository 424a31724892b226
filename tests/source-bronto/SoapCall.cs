using System.Xml.Linq;

namespace Connectors.Bronto.Tests;

/// <summary>A call of Bronto's API, as it left the connector.</summary>
internal sealed class SoapCall
{
    private static readonly XNamespace Soap = "http://schemas.xmlsoap.org/soap/envelope/";

    private readonly XElement _operation;

    public SoapCall(string body)
    {
        var envelope = XElement.Parse(body);
        _operation = envelope.Element(Soap + "Body")!.Elements().Single(); // an envelope has one
        Session = envelope.Element(Soap + "Header")?.Descendants("sessionId").Single().Value;
    }

    public string Operation => _operation.Name.LocalName;

    /// <summary>The session, or null for a login.</summary>
    public string? Session { get; }

    /// <summary>The arguments' names in their order.</summary>
    public IReadOnlyList<string> Arguments => [.. _operation.Elements().Select(element => element.Name.LocalName)];

    /// <summary>The arguments of that name.</summary>
    public IReadOnlyList<string> Values(string name) => [.. _operation.Elements(name).Select(element => element.Value)];

    /// <summary>The filter as it was written.</summary>
    public string Filter => _operation.Element("filter")!.ToString(SaveOptions.DisableFormatting); // all but login have one

    public string? Direction => _operation.Element("filter")?.Element("readDirection")?.Value;

    public string? Page => _operation.Element("pageNumber")?.Value;

    /// <summary>The bounds in the filter, in either of their forms.</summary>
    public (string From, string Until) Window =>
        _operation
            .Element("filter")!
            .Descendants()
            .Where(element => !element.HasElements && element.Name.LocalName is "start" or "end" or "value")
            .Where(element => !element.HasElements)
            .Select(element => element.Value)
            .ToList()
            is [var from, var until]
            ? (from, until)
            : throw new InvalidDataException($"no window: {_operation}");

    /// <summary>One line for a failure message.</summary>
    public override string ToString() => $"{Operation} {Direction}{Page} {Session}";
}
