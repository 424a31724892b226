using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Connectors.Tests.Http;

/// <summary>A certificate authority that nobody knows, made for one test.</summary>
internal sealed class Authority : IDisposable
{
    private static readonly DateTimeOffset From = TimeProvider.System.GetUtcNow().AddDays(-1);
    private readonly X509Certificate2 _root;

    public Authority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN=Authority {Guid.NewGuid()}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        _root = request.CreateSelfSigned(From, From.AddDays(30));
    }

    public string Pem => _root.ExportCertificatePem();

    /// <summary>A server's certificate for <paramref name="name"/>.</summary>
    public X509Certificate2 Issue(string name, int daysValid = 20)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(
            new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false)
        );
        using var issued = request.Create(_root, From, From.AddDays(daysValid), [1, 2, 3, 4]);
        return issued.CopyWithPrivateKey(key);
    }

    public void Dispose() => _root.Dispose();
}
