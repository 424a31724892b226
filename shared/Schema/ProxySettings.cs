namespace Connectors.Schema;

/// <summary>The option <c>http_proxy</c> (airbyte-protocol 5.5). Both parts are secret: an address may hold a password.</summary>
/// <param name="ProxyUrl">Where the proxy listens; without a scheme <c>http://</c> is meant.</param>
/// <param name="ProxyCaCertificate">The certificate authority that the proxy signs with, as PEM text.</param>
public sealed record ProxySettings(Secret? ProxyUrl = null, Secret? ProxyCaCertificate = null)
{
    private static readonly string[] Schemes = ["http", "https", "socks4", "socks4a", "socks5"];

    /// <summary>The proxy's address with the credentials in it, or null where none is given. A method, so that no record prints it.</summary>
    public Uri? Address() => TryAddress(out var address) ? address : null;

    /// <summary>The certificates as PEM text, or null where none are given.</summary>
    public string? CaCertificates() =>
        ProxyCaCertificate?.Reveal() is { } pem && !string.IsNullOrWhiteSpace(pem) ? pem : null;

    /// <summary>What is wrong with the address, as the rest of a sentence, or null.</summary>
    internal string? ProblemOfAddress() =>
        TryAddress(out _) ? null : "must be an address such as http://proxy.example.com:3128";

    /// <summary>What is wrong with the certificates, as the rest of a sentence, or null.</summary>
    internal string? ProblemOfCertificates() =>
        CaCertificates()?.Contains("-----BEGIN CERTIFICATE-----", StringComparison.Ordinal) is false
            ? "must be PEM text, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----"
            : null;

    private bool TryAddress(out Uri? address)
    {
        address = null;
        if (ProxyUrl?.Reveal().Trim() is not { Length: > 0 } text)
        {
            return true;
        }

        var absolute = text.Contains("://", StringComparison.Ordinal) ? text : $"http://{text}";
        return Uri.TryCreate(absolute, UriKind.Absolute, out address)
            && Schemes.Contains(address.Scheme)
            && address.Host.Length > 0;
    }
}
