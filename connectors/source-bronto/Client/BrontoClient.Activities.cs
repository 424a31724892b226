using System.Runtime.CompilerServices;
using Connectors.Errors;
using Connectors.Http;
using Connectors.Paging;
using Connectors.Records;
using Connectors.Streams;
using Connectors.Xml;

namespace Connectors.Bronto.Client;

/// <content>Activities, whose place in a list Bronto keeps itself.</content>
internal sealed partial class BrontoClient
{
    /// <summary>
    /// A lost answer may have moved the place all the same, so what reads on is never repeated: the window is read again from
    /// its beginning.
    /// </summary>
    private static CallOptions ReadingOn => Reading with { SafeToRepeat = false };

    /// <summary>All activities of a window as one page, without those that the overlap has. The caller owns it.</summary>
    /// <param name="operation">Bronto's operation.</param>
    /// <param name="session">A session that nobody else uses meanwhile.</param>
    /// <param name="overlap">What earlier windows brought.</param>
    /// <param name="window">The window.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<RecordPage> ActivitiesAsync(
        string operation,
        BrontoSession session,
        WindowOverlap overlap,
        InstantWindow window,
        CancellationToken cancellationToken
    )
    {
        long most = 0;
        long last = 0;
        var told = long.MaxValue;
        return calls.TogetherAsync(
            ReadAsync,
            Reading with
            {
                Operation = operation,
                Repeating = session.Renew,
            },
            cancellationToken
        );

        async Task<RecordPage> ReadAsync(CancellationToken ct)
        {
            overlap.Begin(window);
            last = 0;
            var page = await calls.JoinAsync(PagesAsync(ct));
            if (page.Count >= (page.Count == 0 ? most : Math.Min(most, told)))
            {
                return page;
            }

            // Activities do not vanish. That there are fewer may be true if it is said twice, that there are none never is.
            told = page.Count;
            page.Dispose();
            throw VendorException.Transient(
                $"Bronto sent {most} activities of a window and broke off; asked again, it says that there are {last} "
                    + $"({operation}). Run again later."
            );
        }

        async IAsyncEnumerable<RecordPage> PagesAsync([EnumeratorCancellation] CancellationToken ct)
        {
            string? token = null;
            while (await NextAsync(operation, session, overlap, window, isFirst: token is null, ct) is { } page)
            {
                // Also finds out a server that does not know NEXT, and sends the same page for ever.
                token = NextPage.UntilEmpty.After(page, token);
                last += page.Count;
                most = Math.Max(most, last);
                yield return page;
            }
        }
    }

    /// <summary>The next page of a window; null at its end.</summary>
    private async Task<RecordPage?> NextAsync(
        string operation,
        BrontoSession session,
        WindowOverlap overlap,
        InstantWindow window,
        bool isFirst,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var page = await CallAsync(
                session,
                operation,
                xml =>
                {
                    xml.WriteStartElement("filter");
                    xml.Time("start", window.From)
                        .Time("end", window.Until)
                        .Number("size", config.ActivityPageSize)
                        .WriteElementString("readDirection", isFirst ? "FIRST" : "NEXT");
                    xml.WriteEndElement();
                },
                answer =>
                    BrontoSoap.Service.Records(
                        answer,
                        XmlRecordType.Of(schemas.Of("activity")),
                        activity =>
                        {
                            ActivityId.Add(activity, config.HasStrictIds);
                            return activity.Time("createdDate") is not { } time || !overlap.HasInstant(time);
                        }
                    ),
                isFirst ? Reading : ReadingOn,
                cancellationToken
            );
            if (page.Count > 0)
            {
                return page;
            }

            page.Dispose();
            return null;
        }
        catch (VendorException end) when (end.FaultCode == BrontoFaults.EndOfResultSet)
        {
            return null;
        }
    }
}
