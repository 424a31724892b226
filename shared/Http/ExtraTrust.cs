using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Connectors.Errors;

namespace Connectors.Http;

/// <summary>
/// Trusts authorities beside those of the system, as companies with an inspecting proxy need. It adds trust and never takes a
/// check away: names, dates and signatures are verified as ever.
/// </summary>
internal sealed class ExtraTrust
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    private readonly Lazy<X509Certificate2Collection> _authorities;

    private ExtraTrust(X509Certificate2Collection given, Func<string>? further) =>
        _authorities = new(() => WithFurther(given, further));

    /// <summary>The trust that <paramref name="settings"/> asks for, or null.</summary>
    /// <exception cref="ConnectorException">The certificate of the config cannot be read.</exception>
    public static ExtraTrust? From(HttpSettings settings)
    {
        var given = string.IsNullOrWhiteSpace(settings.ProxyCaPem)
            ? null
            : Import("The option proxy_ca_certificate", settings.ProxyCaPem);
        return given is null && settings.FurtherAuthorities is null
            ? null
            : new ExtraTrust(given ?? [], settings.FurtherAuthorities);
    }

    /// <summary>The check of a server's certificate (a <see cref="RemoteCertificateValidationCallback"/>).</summary>
    public bool Accepts(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
        {
            return true;
        }

        // Only an unknown authority is ours to judge: a wrong name, or no certificate at all, stays an error.
        if (errors != SslPolicyErrors.RemoteCertificateChainErrors || certificate is null)
        {
            return false;
        }

        using var server = new X509Certificate2(certificate);
        using var own = new X509Chain();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.CustomTrustStore.AddRange(_authorities.Value);
        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck; // as SocketsHttpHandler does
        own.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        foreach (var sent in chain?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            own.ChainPolicy.ExtraStore.Add(sent.Certificate);
        }

        return own.Build(server);
    }

    private static X509Certificate2Collection WithFurther(X509Certificate2Collection given, Func<string>? further)
    {
        if (further is not null)
        {
            given.AddRange(Import("The file of certificates that the environment names", further()));
        }

        return given;
    }

    private static X509Certificate2Collection Import(string source, string pem)
    {
        var authorities = new X509Certificate2Collection();
        string? cause = null;
        try
        {
            authorities.ImportFromPem(pem);
        }
        catch (CryptographicException e)
        {
            cause = e.Message;
        }

        return authorities.Count > 0
            ? authorities
            : throw ConnectorException.Config($"{source} holds no certificate in PEM form that can be read.", cause);
    }
}
