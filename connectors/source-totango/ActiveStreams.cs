using System.Runtime.CompilerServices;
using Connectors.Records;
using Connectors.Streams;
using Connectors.Totango.Accounts;
using Connectors.Totango.Search;
using Connectors.Totango.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Connectors.Totango;

/// <summary>The lists that tell of their records when they were last active, which is the only time there is.</summary>
internal static class ActiveStreams
{
    /// <summary>The accounts, with a column for each attribute.</summary>
    public static FilteredListStream Accounts(IServiceProvider services)
    {
        var reader = services.GetRequiredService<AccountReader>();
        var attributes = services.GetRequiredService<AccountAttributes>();
        var spec = new StreamSpec("accounts")
        {
            PrimaryKey = [AccountColumns.Id],
            Cursor = AccountColumns.LastActivityTime,
            Columns = async ct => [.. (await attributes.FieldsAsync(ct)).Select(field => field.Schema)],
        };
        return Active(services, spec, Read);

        async IAsyncEnumerable<RecordPage> Read(DateTimeOffset? since, [EnumeratorCancellation] CancellationToken ct)
        {
            SearchField[] fields = [.. AccountColumns.Fields, .. await attributes.FieldsAsync(ct)];
            await foreach (var page in reader.ReadAsync("accounts", fields, since, ct))
            {
                yield return page;
            }
        }
    }

    /// <summary>The users of the accounts.</summary>
    public static FilteredListStream Users(IServiceProvider services)
    {
        var reader = services.GetRequiredService<UserReader>();
        var spec = new StreamSpec("users")
        {
            PrimaryKey = [AccountColumns.Id, UserColumns.Id],
            Cursor = AccountColumns.LastActivityTime,
        };
        return Active(services, spec, (since, ct) => reader.ReadAsync("users", since, ct));
    }

    private static FilteredListStream Active(
        IServiceProvider services,
        StreamSpec spec,
        Func<DateTimeOffset?, CancellationToken, IAsyncEnumerable<RecordPage>> read
    )
    {
        var logger = services.GetRequiredService<ILogger<TotangoSource>>();
        return new FilteredListStream(
            spec,
            (since, ct) =>
            {
                if (since is not null)
                {
                    logger.GoesByActivity(spec.Name);
                }

                return read(since, ct);
            },
            services.GetRequiredService<TimeProvider>(),
            ReadableTime.Milliseconds
        );
    }
}
