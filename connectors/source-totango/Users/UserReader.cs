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
        var all = Task(stream, SearchQuery.All([]));
        if (since is { } from)
        {
            var date = SearchQuery.Date(AccountColumns.LastActivityTime, from.ToUnixTimeMilliseconds());
            all = all with { Query = all.Query.And(date) };
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
        await foreach (var page in accounts.ReadAsync(stream, [], since: null, cancellationToken))
        {
            IReadOnlyList<string> ids;
            using (page)
            {
                ids = page.Texts(AccountColumns.Id);
            }

            foreach (var some in ids.Chunk(MostAccounts))
            {
                await foreach (var users in ReadAsync(all, some, cancellationToken))
                {
                    yield return users;
                }
            }
        }

        if (all.Seen.Count < count)
        {
            throw ConnectorException.Transient(
                $"Totango says that there are {count} users, and {all.Seen.Count} of them were found at its accounts. Run again later."
            );
        }
    }

    /// <summary>The users of some accounts.</summary>
    private async IAsyncEnumerable<RecordPage> ReadAsync(
        SearchTask all,
        IReadOnlyList<string> ids,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var left = new Stack<IReadOnlyList<string>>([ids]);
        while (left.TryPop(out var some))
        {
            if (await TryReadAsync(all, some, cancellationToken) is not { } pages)
            {
                if (some is [var only])
                {
                    pages = search.SliceAsync(AtAnyOf(all, [only]), from: null, cancellationToken);
                    await foreach (var page in pages)
                    {
                        yield return page;
                    }

                    continue;
                }

                var half = some.Count / 2;
                left.Push([.. some.Skip(half)]);
                left.Push([.. some.Take(half)]);
                continue;
            }

            await foreach (var page in pages)
            {
                yield return page;
            }
        }
    }

    private static SearchTask Task(string stream, SearchQuery query) =>
        new(
            stream,
            SearchObject.Users,
            query,
            new ColumnsForm(new HitRow(UserColumns.OfHits, fields: 0), UserColumns.OfHits, []),
            AccountColumns.Id,
            UserColumns.Id
        );

    /// <summary>The users of some accounts; null where they are not within reach. Nobody knows which form of the term is understood.</summary>
    private async Task<IAsyncEnumerable<RecordPage>?> TryReadAsync(
        SearchTask all,
        IReadOnlyList<string> accounts,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await search.TryReadAsync(AtAnyOf(all, accounts), cancellationToken);
        }
        catch (VendorException e) when (e.Status == HttpStatusCode.BadRequest && !_asList)
        {
            _asList = true;
            return await search.TryReadAsync(AtAnyOf(all, accounts), cancellationToken);
        }
    }

    private SearchTask AtAnyOf(SearchTask all, IReadOnlyList<string> accounts) =>
        all with
        {
            Query = all.Query.And(
                new JsonObject
                {
                    ["type"] = "parent_account",
                    ["terms"] = new JsonArray(
                        _asList
                            ? Identifier("in_list", new JsonArray([.. accounts.Select(id => JsonValue.Create(id))]))
                            : SearchQuery.AnyOf(accounts.Select(id => Identifier("eq", JsonValue.Create(id))))
                    ),
                }
            ),
        };

    private static JsonObject Identifier(string comparison, JsonNode value) =>
        new()
        {
            ["type"] = "string",
            ["term"] = "identifier",
            [comparison] = value,
        };
}
