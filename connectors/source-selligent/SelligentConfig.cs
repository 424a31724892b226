using Connectors.Http;
using Connectors.Schema;

namespace Connectors.Selligent;

/// <summary>The options of spec.json.</summary>
internal sealed record SelligentConfig(
    Secret ApiKey,
    string Organization,
    StartDate? StartDate = null,
    int PageSize = 1000,
    string? UserAgent = null,
    bool AllowPrivateHosts = false
) : CommonConfig
{
    /// <summary>Where the API is: each customer has a host of its own.</summary>
    public Uri Address => Schema.BaseUrl.For(BaseUrl, "sm/rest/v1");

    public override IEnumerable<string> Problems()
    {
        if (string.IsNullOrWhiteSpace(BaseUrl))
        {
            yield return "\"Base URL\" (base_url) is empty.";
        }
        else if (!AllowPrivateHosts && PublicHost.IsKnownToBePrivate(Address))
        {
            yield return $"\"Base URL\" (base_url) leads to this machine or into a private network ({Address.Host}); switch on "
                + "\"Allow Private Hosts\" (allow_private_hosts) if this is meant.";
        }

        // A line break would end the header that it goes into, and begin another.
        if (ApiKey.Reveal().Trim().Any(char.IsControl))
        {
            yield return "\"API Key\" (api_key) holds a line break or another control character within; paste it again.";
        }

        if (string.IsNullOrWhiteSpace(Organization))
        {
            yield return "\"Organization\" (organization) is empty.";
        }
    }
}
