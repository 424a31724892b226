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
        var origin = Checked(configured) ?? new Uri(vendorDefault);
        return Under(origin, versionPath);
    }

    /// <summary>The same, for a vendor whose customers have hosts of their own, so that the option must be given.</summary>
    /// <inheritdoc cref="For(string?, string, string)"/>
    public static Uri For(string? configured, string versionPath) =>
        Under(
            Checked(configured) ?? throw ConnectorException.Config("\"Base URL\" (base_url) is missing."),
            versionPath
        );

    private static Uri Under(Uri origin, string versionPath)
    {
        var version = "/" + versionPath.Trim('/');
        var path = Prefix(origin.AbsolutePath.TrimEnd('/'), version);
        return new Uri(origin.GetLeftPart(UriPartial.Authority) + path + version);
    }

    private static Uri? Checked(string? configured) =>
        ProblemOf(configured) is { } problem ? throw ConnectorException.Config($"\"Base URL\" (base_url) {problem}.")
        : string.IsNullOrWhiteSpace(configured) ? null
        : Parse(configured);

    /// <summary>What stands before the version path, or before its beginning where it has several parts: all behind is the vendor's own.</summary>
    private static string Prefix(string path, string version)
    {
        var end = version.IndexOf('/', 1);
        var at =
            end > 0 ? $"{path}/".IndexOf(version[..(end + 1)], StringComparison.Ordinal)
            : path.EndsWith(version, StringComparison.Ordinal) ? path.Length - version.Length
            : -1;
        return at < 0 ? path : path[..at];
    }

    /// <summary>The address; without a scheme it is https, as users paste hosts.</summary>
    private static Uri? Parse(string configured)
    {
        var text = configured.Trim();
        return Uri.TryCreate(
            text.Contains(":/", StringComparison.Ordinal) ? text : "https://" + text,
            UriKind.Absolute,
            out var uri
        )
            ? uri
            : null;
    }

    /// <summary>What is wrong with the option, as the rest of a sentence, or null. Encryption is dispensable on the own machine only.</summary>
    internal static string? ProblemOf(string? configured)
    {
        if (string.IsNullOrWhiteSpace(configured))
        {
            return null;
        }

        var isUsable =
            Parse(configured) is { Host.Length: > 0, UserInfo: "", Query: "", Fragment: "" } uri
            && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
        return isUsable
            ? null
            : "must be an https address without user name, query and fragment, such as https://proxy.example.com/path "
                + "(plain http is accepted for this machine only)";
    }
}
