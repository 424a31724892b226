using System.Runtime.CompilerServices;
using System.Xml;
using Connectors.Errors;
using Connectors.Http;
using Connectors.Logging;
using Connectors.Paging;
using Connectors.Records;
using Connectors.Schema;
using Connectors.Streams;
using Connectors.Xml;
using Microsoft.Extensions.Logging;

namespace Connectors.Bronto.Client;

/// <summary>Bronto's API as the streams use it: sessions, envelopes, paging.</summary>
internal sealed partial class BrontoClient(
    IBrontoApi api,
    VendorCalls calls,
    SchemaStore schemas,
    BrontoConfig config,
    RunSecrets secrets,
    ILogger<BrontoClient> logger
)
{
    /// <summary>All calls are POST, and those that read may be made again; thousands of contacts with all their columns take minutes.</summary>
    private static readonly CallOptions Reading = new()
    {
        SafeToRepeat = true,
        HeaderTimeout = TimeSpan.FromMinutes(5),
        IdleTimeout = TimeSpan.FromMinutes(2),
    };

    /// <summary>Begins a session, of which Bronto hears with the first call.</summary>
    public BrontoSession Open() => new(LoginAsync);

    /// <summary>Makes sure that Bronto lets us in, and that the token may read.</summary>
    public async Task PingAsync(CancellationToken cancellationToken)
    {
        var session = Open();
        using var page = await CallAsync(
            session,
            "readLists",
            xml => xml.NoFilter().Number("pageNumber", 1).Number("pageSize", 10),
            operation => BrontoSoap.Service.Records(operation, XmlRecordType.Of(schemas.Of("list"))),
            Reading,
            cancellationToken
        );
        await CustomFieldsAsync(session, cancellationToken);
    }

    /// <summary>All objects of one kind, page by page up to an empty one.</summary>
    public async IAsyncEnumerable<RecordPage> ListAsync(
        BrontoObject kind,
        BrontoSession session,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var type = XmlRecordType.Of(schemas.Of(kind.Stream));
        var pages = PagedReader.ReadAsync(
            (token, ct) =>
                CallAsync(
                    session,
                    kind.Operation,
                    xml => kind.Arguments(xml, NextPage.PageOf(token)),
                    operation => BrontoSoap.Service.Records(operation, type),
                    Reading,
                    ct
                ),
            NextPage.UntilEmpty,
            token: null,
            cancellationToken
        );
        await foreach (var page in pages)
        {
            yield return page;
        }
    }

    /// <summary>One page of the objects of a kind that are dated within a window, without those that the overlap has.</summary>
    public Task<RecordPage> PageAsync(
        DatedObject kind,
        BrontoSession session,
        WindowOverlap overlap,
        InstantWindow window,
        int page,
        CancellationToken cancellationToken
    ) =>
        CallAsync(
            session,
            kind.Operation,
            xml => kind.Arguments(xml, window, page),
            operation =>
                BrontoSoap.Service.Records(
                    operation,
                    XmlRecordType.Of(schemas.Of(kind.Stream)),
                    row => kind.Takes(row, overlap)
                ),
            Reading,
            cancellationToken
        );

    private async Task<string> LoginAsync(CancellationToken cancellationToken)
    {
        var id = await calls.ReadAsync(
            ct =>
                api.Call(
                    BrontoSoap.Service.Request(
                        "login",
                        header: null,
                        xml => xml.WriteElementString("apiToken", config.ApiToken.Reveal())
                    ),
                    ct
                ),
            BrontoSoap.Service.Text("login"),
            Reading with
            {
                Operation = "login",
            },
            cancellationToken
        );
        if (id.Length == 0)
        {
            throw ConnectorException.Transient(
                "Bronto let us in, but did not say under which session. Run again later."
            );
        }

        secrets.Add(id);
        logger.LoggedIn();
        return id;
    }

    private Task<RecordPage> CallAsync(
        BrontoSession session,
        string operation,
        Action<XmlWriter> arguments,
        Func<string, IBodyFormat<RecordPage>> format,
        CallOptions options,
        CancellationToken cancellationToken
    ) =>
        calls.ReadAsync(
            async ct =>
            {
                var id = await session.IdAsync(ct);
                return await api.Call(BrontoSoap.Service.Request(operation, BrontoSoap.Header(id), arguments), ct);
            },
            format(operation),
            options with
            {
                Operation = operation,
                Repeating = session.Renew,
            },
            cancellationToken
        );
}
