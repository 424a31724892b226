using Connectors.Errors;
using Connectors.Totango.Client;
using Microsoft.Extensions.Logging;

namespace Connectors.Totango;

/// <summary>
/// Looks up where the user's service is kept. Nothing follows from it but a warning: how the id is to be written there is not known.
/// </summary>
internal sealed class RegionCheck(TotangoClient client, TotangoConfig config, ILogger<RegionCheck> logger)
{
    /// <summary>What stands for the EU.</summary>
    private const string EuSite = "t11";

    /// <summary>Warns where the service is kept in another region than the config says.</summary>
    public async Task WarnAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(config.ServiceId))
        {
            return;
        }

        try
        {
            var reply = await client.DomainAsync(config.ServiceId.Trim(), cancellationToken);
            if (SmallReply.Text(reply, "site") is { } site && (site == EuSite) != config.IsEu)
            {
                logger.OtherRegion(config.ServiceId, config.IsEu ? "us" : "eu", config.Region);
            }
        }
        catch (ConnectorException e)
        {
            logger.RegionUnknown(e.Message);
        }
    }
}
