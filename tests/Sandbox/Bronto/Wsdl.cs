using System.Text;
using System.Xml.Linq;

namespace Sandbox.Bronto;

/// <summary>
/// The description of the service with all of the operations that are played. Its address is the vendor's own, as in the
/// real one: clients that got it from there make https of every address, so that of this server would be of no use.
/// </summary>
internal static class Wsdl
{
    private static readonly Lazy<string> _text = new(Read);
    private static readonly Lazy<IReadOnlyList<string>> _operations = new(ReadOperations);

    public static IReadOnlyList<string> Operations => _operations.Value;

    public static Reply Reply() => new(200, "text/xml;charset=UTF-8", Encoding.UTF8.GetBytes(_text.Value));

    private static string Read()
    {
        using var stream =
            typeof(Wsdl).Assembly.GetManifestResourceStream("bronto.wsdl")
            ?? throw new InvalidOperationException("bronto.wsdl is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static IReadOnlyList<string> ReadOperations()
    {
        XNamespace wsdl = "http://schemas.xmlsoap.org/wsdl/";
        return
        [
            .. XDocument
                .Parse(_text.Value)
                .Descendants(wsdl + "portType")
                .Elements(wsdl + "operation")
                .Select(operation => (string?)operation.Attribute("name") ?? ""),
        ];
    }
}
