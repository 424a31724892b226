using System.Runtime.CompilerServices;
using Connectors.Records;

namespace Connectors.Iterable;

/// <content>Answers that hold no records as such.</content>
internal sealed partial class IterableClient
{
    public async IAsyncEnumerable<RecordPage> UserFieldsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        yield return await calls.RowsAsync(api.UserFields, SmallReplies.UserFields, ["name"], cancellationToken);
    }

    /// <summary>Hashes of those who asked to be forgotten: of their e-mail addresses, then of their user ids.</summary>
    public async IAsyncEnumerable<RecordPage> ForgottenUsersAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        yield return await calls.RowsAsync(
            api.ForgottenUsers,
            SmallReplies.Hashes("email"),
            ["hash", "kind"],
            cancellationToken
        );
        yield return await calls.RowsAsync(
            api.ForgottenUserIds,
            SmallReplies.Hashes("userId"),
            ["hash", "kind"],
            cancellationToken
        );
    }

    public async IAsyncEnumerable<RecordPage> CatalogsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        const int size = 100;
        long read = 0;
        for (var number = 1; ; number++)
        {
            var reply = new CatalogsReply();
            var page = await calls.RowsAsync(
                ct => api.Catalogs(number, size, ct),
                reply.Read,
                ["name"],
                cancellationToken
            );
            read += page.Count;
            var isLast = page.Count == 0 || !reply.IsFollowed(read, size);
            yield return page;
            if (isLast)
            {
                yield break;
            }
        }
    }
}
