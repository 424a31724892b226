using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Connectors.Errors;
using Connectors.Http;
using Connectors.Records;
using Connectors.Totango.Client;
using Connectors.Totango.Search;
using Microsoft.Extensions.Logging;

namespace Connectors.Totango.Accounts;

/// <summary>
/// Who is assigned to an account in which role. Totango keeps it in attributes: the role's own holds the name, and its twin
/// <c>ROLE___tid</c> the e-mail address.
/// </summary>
internal sealed class AccountRoles(
    TotangoClient client,
    AccountReader accounts,
    Spool spool,
    TotangoConfig config,
    ILogger<AccountRoles> logger
)
{
    /// <summary>So many accounts are looked at for roles.</summary>
    private const int Looked = 20;

    /// <summary>All assignments.</summary>
    public async IAsyncEnumerable<RecordPage> AssignmentsAsync(
        string stream,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var roles = config.AccountRoles is { Count: > 0 } named
            ? [.. named.Distinct(StringComparer.Ordinal)]
            : await FindAsync(cancellationToken);
        if (roles.Count == 0)
        {
            logger.NoRoles(Looked);
            yield break;
        }

        var form = new AssignmentForm(roles);
        await foreach (var page in accounts.ReadAsync(stream, form.Fields, since: null, cancellationToken))
        {
            using (page)
            {
                yield return form.Of(page, spool);
            }
        }
    }

    /// <summary>The roles of the first accounts.</summary>
    private async Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken)
    {
        using var page = await client.SearchAsync(
            SearchObject.Accounts,
            SearchQuery.All([]),
            0,
            Looked,
            cancellationToken
        );
        var ids = page.Texts("name");
        var accounts = new List<JsonElement>();
        foreach (var id in ids)
        {
            if (await AttributesAsync(id, cancellationToken) is { } attributes)
            {
                accounts.Add(attributes);
            }
        }

        if (accounts.Count == 0 && ids.Count > 0)
        {
            throw ConnectorException.Config(
                $"Totango shows none of the first {ids.Count} accounts in full, so that it is not known which roles there are. Name them in the "
                    + "option \"Account Roles\", or deselect the stream."
            );
        }

        string[] roles = [.. accounts.SelectMany(Roles).Distinct(StringComparer.Ordinal)];
        if (logger.IsEnabled(LogLevel.Information))
        {
            logger.RolesFound(string.Join(", ", roles));
        }

        return roles;
    }

    /// <summary>The attributes of an account; null where it is gone meanwhile, or not shown.</summary>
    private async Task<JsonElement?> AttributesAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            return await client.AccountAttributesAsync(id, cancellationToken);
        }
        catch (VendorException e) when (e.Status is HttpStatusCode.NotFound or HttpStatusCode.BadRequest)
        {
            return null;
        }
    }

    private static IEnumerable<string> Roles(JsonElement attributes) =>
        attributes.ValueKind == JsonValueKind.Object
            ? attributes
                .EnumerateObject()
                .Where(attribute => IsRole(attribute.Value))
                .Select(attribute => attribute.Name)
            : [];

    private static bool IsRole(JsonElement attribute) =>
        string.Equals(SmallReply.Text(attribute, "business_type"), "owner", StringComparison.OrdinalIgnoreCase);
}
