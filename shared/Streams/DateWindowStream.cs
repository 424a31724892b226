using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Connectors.Records;
using Connectors.Schema;
using NodaTime;

namespace Connectors.Streams;

/// <summary>Days from one on, up to but not with another.</summary>
/// <param name="From">The first day.</param>
/// <param name="Until">The day after the last.</param>
public readonly record struct DateWindow(DateOnly From, DateOnly Until)
{
    /// <summary>The last day.</summary>
    public DateOnly Last => Until.AddDays(-1);
}

/// <summary>
/// A stream that is asked for by spans of days. The span from the start (or the saved day, less the look-back) to today is
/// cut into windows, and the state moves when a window is done: <c>{"&lt;cursor&gt;": its last day}</c>, never past today.
/// </summary>
/// <param name="start">From where a first run reads.</param>
/// <param name="lookBackDays">How many days before the saved one a later run begins, since recent days still change.</param>
/// <param name="windowDays">How many days are asked for at once; null for all.</param>
/// <param name="clock">Tells what day it is.</param>
public abstract class DateWindowStream(StartDate start, int lookBackDays, int? windowDays, TimeProvider clock)
    : SourceStream
{
    private readonly int _windowDays = windowDays is null or > 0
        ? windowDays ?? int.MaxValue
        : throw new ArgumentOutOfRangeException(nameof(windowDays), windowDays, "a window has at least one day");

    /// <summary>The pages of one window.</summary>
    protected abstract IAsyncEnumerable<RecordPage> ReadAsync(DateWindow window, CancellationToken cancellationToken);

    /// <summary>The time zone in which the vendor's days begin; UTC unless overridden.</summary>
    protected virtual Task<DateTimeZone> ZoneAsync(CancellationToken cancellationToken) =>
        Task.FromResult(DateTimeZone.Utc);

    /// <inheritdoc/>
    public sealed override async IAsyncEnumerable<RecordPage> PagesAsync(
        ReadRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var cursor = Spec.Cursor ?? throw new InvalidOperationException("a stream read by days has a cursor");
        var saved = request.State is { } state ? StateValue.Day(Spec.Name, state, cursor) : null;
        var lookBack = request.IsIncremental ? lookBackDays : 0;
        if (From(saved, start.DateIn(DateTimeZone.Utc), lookBack) > Today(DateTimeZone.Utc).AddDays(1))
        {
            // Ahead of every time zone: nothing can be there, so nothing is asked.
            yield break;
        }

        var zone = await ZoneAsync(cancellationToken);
        var today = Today(zone);
        var from = From(saved, start.DateIn(zone), lookBack);
        while (from <= today)
        {
            var left = today.DayNumber + 1 - from.DayNumber;
            var until = from.AddDays(Math.Min(_windowDays, left));
            var window = new DateWindow(from, until);
            await foreach (var page in ReadAsync(window, cancellationToken))
            {
                yield return page;
            }

            yield return RecordPage.Empty(Save(cursor, saved is { } day && day > window.Last ? day : window.Last));
            from = until;
        }
    }

    private static DateOnly From(DateOnly? saved, DateOnly start, int lookBackDays)
    {
        if (saved is not { } day)
        {
            return start;
        }

        var back = day.AddDays(-Math.Min(lookBackDays, day.DayNumber));
        return back < start && start <= day ? start : back;
    }

    private static byte[] Save(string cursor, DateOnly day) =>
        Encoding.UTF8.GetBytes($"{{\"{JsonEncodedText.Encode(cursor)}\":\"{day:yyyy-MM-dd}\"}}");

    private DateOnly Today(DateTimeZone zone) =>
        Instant.FromDateTimeOffset(clock.GetUtcNow()).InZone(zone).Date.ToDateOnly();
}
