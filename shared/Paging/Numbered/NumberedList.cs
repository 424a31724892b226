using System.Net;
using System.Runtime.CompilerServices;
using Connectors.Errors;
using Connectors.Http;
using Connectors.Records;
using Microsoft.Extensions.Logging;

namespace Connectors.Paging;

/// <summary>
/// Reads a list in numbered pages of a vendor that promises nothing about them: pages may be shorter than asked for, be counted
/// by either length, come again, or shift while they are read. Each record is given out once, and the list ends when all are
/// there. One object makes one reading.
/// </summary>
/// <param name="name">What the list is called in messages.</param>
/// <param name="key">The member that tells its records apart.</param>
/// <param name="limit">How many records a page is asked to have.</param>
/// <param name="fetch">Asks for a page.</param>
/// <param name="logger">Told what is odd.</param>
public sealed class NumberedList(
    string name,
    string key,
    int limit,
    Func<NumberedPlace, CancellationToken, Task<RecordPage>> fetch,
    ILogger logger
)
{
    /// <summary>What is asked for where the vendor refuses more.</summary>
    private const int SmallLimit = 100;

    /// <summary>How often a list is read that does not keep still.</summary>
    private const int MostPasses = 5;

    private readonly SeenKeys _seen = new(key);
    private int _limit = limit;
    private bool _hasFresh;
    private bool _saidKeyless;

    /// <summary>All records, as the pages arrive. The caller disposes of the pages.</summary>
    /// <exception cref="ConnectorException">The vendor does not give all of them.</exception>
    public async IAsyncEnumerable<RecordPage> PagesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        NumberedPass? before = null;
        for (var number = 1; number <= MostPasses; number++)
        {
            var pass = new NumberedPass();
            _hasFresh = false;
            await foreach (var page in PassAsync(pass, isFirst: number == 1, cancellationToken))
            {
                yield return page;
            }

            if (pass.IsEndDoubtful)
            {
                await LookAtEndAsync(pass, cancellationToken);
            }

            // The same pages twice have not moved: a record that comes twice, or a border elsewhere, is that vendor's manner.
            var isStill =
                pass.IsLike(before) ? null
                : pass.HasDoubles ? false
                : await AreBordersHeldAsync(pass, cancellationToken);
            if (isStill ?? (number > 1 && !_hasFresh))
            {
                yield break;
            }

            logger.ReadAgain(name);
            before = pass;
        }

        throw new ConnectorException(
            FailureType.TransientError,
            $"{name} changes too fast to be read: after {MostPasses} readings records may still have been passed over. Run again later."
        );
    }

    private IAsyncEnumerable<RecordPage> PassAsync(NumberedPass pass, bool isFirst, CancellationToken ct)
    {
        var known = isFirst ? null : new SeenKeys(key);
        return PagedReader.ReadAsync(
            new NumberedPlace(1, _limit),
            async (place, token) =>
                Turn(pass, known, await (place.Page == 1 ? FirstAsync(token) : NextAsync(place, pass, token))),
            // What the first page has is what a page has: a vendor that gives less than asked for may count pages by either.
            (_, place) => pass.GoesOn ? new NumberedPlace(place.Page + 1, LimitOf(pass)) : null,
            ct
        );
    }

    private RecordPage Turn(NumberedPass pass, SeenKeys? known, RecordPage page)
    {
        var seen = _seen.Look(page);
        pass.Turn(page.Count, known?.Look(page) ?? seen);
        if (seen.Keyless > 0 && !_saidKeyless)
        {
            _saidKeyless = true;
            logger.HasNoKey(name, key);
        }

        _hasFresh |= seen.IsNew.Contains(true);
        return seen.IsNew.Contains(false) ? page.Keep(seen.IsNew) : page;
    }

    private async Task<RecordPage> FirstAsync(CancellationToken ct)
    {
        try
        {
            return await fetch(new NumberedPlace(1, _limit), ct);
        }
        catch (VendorException refused) when (refused.Status == HttpStatusCode.BadRequest && _limit > SmallLimit)
        {
            logger.AsksForLess(name, _limit, SmallLimit);
            _limit = SmallLimit;
            return await fetch(new NumberedPlace(1, _limit), ct);
        }
    }

    /// <summary>A further page. One that the vendor does not know is behind the list's end, or so it seems.</summary>
    private async Task<RecordPage> NextAsync(NumberedPlace place, NumberedPass pass, CancellationToken ct)
    {
        try
        {
            return await fetch(place, ct);
        }
        catch (VendorException unknown) when (unknown.Status == HttpStatusCode.NotFound)
        {
            pass.IsEndUnknown = true;
            return RecordPage.Empty();
        }
    }

    private int LimitOf(NumberedPass pass) => (int)Math.Min(_limit, pass.FirstCount);

    /// <summary>
    /// A page came again, or was not known: either there are no more, or the vendor does not turn them. The list's other end tells.
    /// </summary>
    private async Task LookAtEndAsync(NumberedPass pass, CancellationToken ct)
    {
        // A single record is the same from both ends: it takes two to see whether there are more.
        var limit = Math.Max(LimitOf(pass), pass.Pages == 1 ? 2 : 1);
        using var end = await fetch(new NumberedPlace(1, limit, IsDescending: true), ct);
        var seen = _seen.Look(end);
        // The same page in whatever order says nothing about what lies behind a full one.
        var isBlind = end.Count > 1 && seen.First == pass.First && pass.IsCutShort(_limit);
        if (isBlind || seen.IsNew.Contains(true))
        {
            throw ConnectorException.System(
                $"{name}: the vendor does not turn the pages (page {pass.Pages + 1} is the same as one before, or unknown), and has, or may "
                    + "have, records that it gives on none. A larger number of records per page may help."
            );
        }

        logger.EndsOddly(name);
    }

    /// <summary>
    /// A record that leaves its place, deleted or changed, moves all behind it one up, and one of them over the border of a page
    /// that was read already. So the last record of each page must still be where it was; null where nobody can say.
    /// </summary>
    private async Task<bool?> AreBordersHeldAsync(NumberedPass pass, CancellationToken ct)
    {
        if (!pass.IsRegular || pass.FirstCount > _limit)
        {
            return null;
        }

        foreach (var (place, last) in pass.Borders)
        {
            using var page = await NextAsync(new NumberedPlace(place, 1), pass, ct);
            // Nothing, where pages have a length that nobody asked for: counted so, the place lies behind the end.
            if (page.Count != 1)
            {
                return null;
            }

            if (new SeenKeys(key).Look(page).First != last)
            {
                return false;
            }
        }

        return true;
    }
}
