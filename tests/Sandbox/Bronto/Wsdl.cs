namespace Sandbox.Bronto;

/// <summary>
/// The description of the service with all of the operations that are played. Its address is the vendor's own, as in the
/// real one: clients that got it from there make https of every address, so that of this server would be of no use.
/// </summary>
internal static class Wsdl
{
    private static readonly Lazy<byte[]> _bytes = new(Read);

    public static Reply Reply() => new(200, "text/xml;charset=UTF-8", _bytes.Value);

    private static byte[] Read()
    {
        using var stream =
            typeof(Wsdl).Assembly.GetManifestResourceStream("bronto.wsdl")
            ?? throw new InvalidOperationException("bronto.wsdl is not embedded.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
