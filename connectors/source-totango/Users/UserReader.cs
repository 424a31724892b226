using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Connectors.Errors;
using Connectors.Http;
using Connectors.Records;
using Connectors.Totango.Accounts;
using Connectors.Totango.Client;
using Connectors.Totango.Search;
using Microsoft.Extensions.Logging;

namespace Connectors.Totango.Users;

/// <summary>
/// Reads the users of all accounts. Where they are more than a search reaches, they are searched for by some accounts at a time, and
/// those of one account by the time of their last activity.
/// </summary>
internal sealed class UserReader(SearchReader search, AccountReader accounts, ILogger<UserReader> logger)
{
    /// <summary>So many accounts are named in one search.</summary>
    private const int MostAccounts = 50;

    /// <summary>Whether accounts are named in one list, and not each in a term of its own.</summary>
    private bool _asList;

    /// <summary>All users, each once for each of its accounts.</summary>
    /// <param name="stream">The stream that they are read for.</param>
    /// <param name="since">Only those that were active at this time or later; null for all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async IAsyncEnumerable<RecordPage> ReadAsync(
        string stream,
        DateTimeOffset? since,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var all = Search(stream, SearchQuery.All([]));
        if (since is { } from)
        {
            var date = SearchQuery.Date(AccountColumns.LastActivityTime, from.ToUnixTimeMilliseconds());
            all = all.Part(all.Query.And(date));
        }

        var count = await search.CountAsync(all, cancellationToken);
        if (count <= SearchReader.Reach)
        {
            await foreach (var page in search.ReadAsync(all, cancellationToken))
            {
                yield return page;
            }

            yield break;
        }

        logger.ReadByAccounts(stream, count);
        long read = 0;
        var left = new Stack<IReadOnlyList<string>>(
            (await IdsAsync(stream, cancellationToken)).Chunk(MostAccounts).Reverse()
        );
        while (left.TryPop(out var some))
        {
            // Each part counts its own, since no two have an account in common.
            if (await TryReadAsync(all, some, cancellationToken) is not var (task, pages))
            {
                if (some is not [var only])
                {
                    left.Push([.. some.Skip(some.Count / 2)]);
                    left.Push([.. some.Take(some.Count / 2)]);
                    continue;
                }

                task = AtAnyOf(all, some);
                pages = search.SliceAllAsync(task, $" at the account {only}", cancellationToken);
            }

            await foreach (var page in pages)
            {
                yield return page;
            }

            read += task.Seen.Count;
        }

        await search.CheckAsync(all, read, count, cancellationToken);
    }

    /// <summary>
    /// The ids of all accounts. They are gathered before the users are asked for, since that takes long, and a scroll would be forgotten
    /// meanwhile.
    /// </summary>
    private async Task<IReadOnlyList<string>> IdsAsync(string stream, CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        await foreach (var page in accounts.ReadAsync(stream, [], since: null, cancellationToken))
        {
            using (page)
            {
                ids.AddRange(page.Texts(AccountColumns.Id));
            }
        }

        return ids;
    }

    /// <summary>The users of some accounts; null where they are not within reach. Nobody knows which form of the term is understood.</summary>
    private async Task<(SearchTask Task, IAsyncEnumerable<RecordPage> Pages)?> TryReadAsync(
        SearchTask all,
        IReadOnlyList<string> accounts,
        CancellationToken cancellationToken
    )
    {
        var task = AtAnyOf(all, accounts);
        try
        {
            return await search.TryReadAsync(task, cancellationToken) is { } pages ? (task, pages) : null;
        }
        catch (VendorException e) when (e.Status == HttpStatusCode.BadRequest && !_asList)
        {
            _asList = true;
            return await TryReadAsync(all, accounts, cancellationToken);
        }
    }

    private SearchTask AtAnyOf(SearchTask all, IReadOnlyList<string> accounts) =>
        all.Part(
            all.Query.And(
                new JsonObject
                {
                    ["type"] = "parent_account",
                    ["terms"] = new JsonArray(
                        _asList
                            ? Identifier("in_list", new JsonArray([.. accounts.Select(id => JsonValue.Create(id))]))
                            : SearchQuery.AnyOf(accounts.Select(id => Identifier("eq", JsonValue.Create(id))))
                    ),
                }
            )
        );

    private static SearchTask Search(string stream, SearchQuery query) =>
        new(
            stream,
            SearchObject.Users,
            query,
            new ColumnsForm(new HitRow(UserColumns.OfHits, fields: 0), UserColumns.OfHits, []),
            AccountColumns.Id,
            UserColumns.Id
        );

    private static JsonObject Identifier(string comparison, JsonNode value) =>
        new()
        {
            ["type"] = "string",
            ["term"] = "identifier",
            [comparison] = value,
        };
}
