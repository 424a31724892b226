using Connectors.Errors;

namespace Connectors.Schema;

/// <summary>The option <c>base_url</c>: where a vendor's API is, when it is not where the vendor says.</summary>
public static class BaseUrl
{
    /// <summary>
    /// The address that calls are made under, without a slash at its end: <paramref name="configured"/> instead of the
    /// vendor's scheme, host and port, its path kept as a prefix, and the version path appended unless it is there already.
    /// </summary>
    /// <param name="configured">The option, or null.</param>
    /// <param name="vendorDefault">The vendor's own address, such as <c>https://api.chartmogul.com</c>.</param>
    /// <param name="versionPath">The path of the API's version, such as <c>v1</c>.</param>
    /// <exception cref="ConnectorException">The option is no address that may be used.</exception>
    public static Uri For(string? configured, string vendorDefault, string versionPath)
    {
        if (ProblemOf(configured) is { } problem)
        {
            throw ConnectorException.Config($"\"Base URL\" (base_url) {problem}.");
        }

        var origin = new Uri(string.IsNullOrWhiteSpace(configured) ? vendorDefault : configured.Trim());
        var version = "/" + versionPath.Trim('/');
        var path = origin.AbsolutePath.TrimEnd('/');
        var whole = path.EndsWith(version, StringComparison.Ordinal) ? path : path + version;
        return new Uri(origin.GetLeftPart(UriPartial.Authority) + whole);
    }

    /// <summary>What is wrong with the option, as the rest of a sentence, or null. Encryption is dispensable on the own machine only.</summary>
    internal static string? ProblemOf(string? configured)
    {
        if (string.IsNullOrWhiteSpace(configured))
        {
            return null;
        }

        var isUsable =
            Uri.TryCreate(configured.Trim(), UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
            && uri is { Host.Length: > 0, UserInfo: "", Query: "", Fragment: "" };
        return isUsable
            ? null
            : "must be an https address without user name, query and fragment, such as https://proxy.example.com/path "
                + "(plain http is accepted for this machine only)";
    }
}
