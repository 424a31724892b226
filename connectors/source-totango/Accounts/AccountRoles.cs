using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
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
        var roles = new List<string>();
        foreach (var id in page.Texts("name"))
        {
            roles.AddRange(Roles(await AccountAsync(id, cancellationToken)));
        }

        roles = [.. roles.Distinct(StringComparer.Ordinal)];
        if (logger.IsEnabled(LogLevel.Information))
        {
            logger.RolesFound(string.Join(", ", roles));
        }

        return roles;
    }

    /// <summary>An account in full; nothing where it is gone meanwhile.</summary>
    private async Task<JsonElement> AccountAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            return await client.AccountAsync(id, cancellationToken);
        }
        catch (VendorException e) when (e.Status is HttpStatusCode.NotFound or HttpStatusCode.BadRequest)
        {
            return default;
        }
    }

    private static IEnumerable<string> Roles(JsonElement reply) =>
        Member(Member(reply, "account"), "attributes") is { ValueKind: JsonValueKind.Object } attributes
            ? attributes
                .EnumerateObject()
                .Where(attribute => IsRole(attribute.Value))
                .Select(attribute => attribute.Name)
            : [];

    private static bool IsRole(JsonElement attribute) =>
        Member(attribute, "business_type") is { ValueKind: JsonValueKind.String } type
        && string.Equals(type.GetString(), "owner", StringComparison.OrdinalIgnoreCase);

    private static JsonElement Member(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) ? member : default;
}
