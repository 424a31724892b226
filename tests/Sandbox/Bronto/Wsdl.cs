using System.Xml.Linq;

namespace Sandbox.Bronto;

/// <summary>The description of the service: all of the operations that are played, at the address that asks for it.</summary>
internal static class Wsdl
{
    private const string Address = "https://api.bronto.com/v4";

    private static readonly Lazy<string> _text = new(Read);
    private static readonly Lazy<IReadOnlyList<string>> _operations = new(ReadOperations);

    public static IReadOnlyList<string> Operations => _operations.Value;

    public static Reply At(string address) =>
        new(
            200,
            "text/xml;charset=UTF-8",
            System.Text.Encoding.UTF8.GetBytes(
                _text.Value.Replace(Address + "\"", address + "\"", StringComparison.Ordinal)
            )
        );

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
