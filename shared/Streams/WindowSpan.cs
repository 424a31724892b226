using System.Globalization;
using System.Text;
using System.Text.Json;
using Connectors.Schema;

namespace Connectors.Streams;

/// <summary>From when to when a stream of windows is read, and how its position is saved.</summary>
/// <param name="Start">From where a first run reads.</param>
public sealed record WindowSpan(StartDate Start)
{
    /// <summary>The instant before which it ends, or null for as late as possible.</summary>
    public StartDate? End { get; init; }

    /// <summary>How long before now it ends, where <see cref="End"/> is null: what is that recent may still be incomplete.</summary>
    public TimeSpan EndLag { get; init; }

    /// <summary>How far before the saved position a later run begins, since late records are filed under their own time.</summary>
    public TimeSpan LookBack { get; init; }

    /// <summary>How far back the vendor knows anything; null for without end. Asking for more is refused.</summary>
    public TimeSpan? Depth { get; init; }

    /// <summary>Whether the vendor is asked for whole days, which begin at 00:00 UTC: a later run begins with a whole one as well.</summary>
    public bool ByDay { get; init; }

    /// <summary>How the vendor writes UTC behind a time: the saved position has the form of its records.</summary>
    public string Utc { get; init; } = "+00:00";

    /// <summary>The instant that an earlier run saved; null without a state.</summary>
    internal static DateTimeOffset? Saved(StreamSpec spec, ReadRequest request) =>
        request.State is { } state ? StateValue.Instant(spec.Name, state, CursorOf(spec)) : null;

    /// <summary>Where a run begins if the vendor knows everything.</summary>
    internal DateTimeOffset From(DateTimeOffset? saved, ReadRequest request) =>
        Whole(
            saved is { } position
                ? Streams.LookBack.From(position, Start.InstantUtc, request.IsIncremental ? LookBack : TimeSpan.Zero)
                : Start.InstantUtc,
            ByDay ? TimeSpan.TicksPerDay : TimeSpan.TicksPerSecond
        );

    /// <summary>The first instant that the vendor still knows, or the earliest there is.</summary>
    internal DateTimeOffset Earliest(DateTimeOffset now) =>
        Depth is { } depth ? WholeSecond(now - depth) : DateTimeOffset.MinValue;

    /// <summary>Where a run ends that begins now.</summary>
    public DateTimeOffset Until(DateTimeOffset now) =>
        WholeSecond(
            End is not { } end ? now - EndLag
            : end.InstantUtc < now ? end.InstantUtc
            : now
        );

    /// <summary>The state at the end of a window, which never goes back behind the saved one.</summary>
    internal byte[] Save(StreamSpec spec, DateTimeOffset? saved, InstantWindow window) =>
        Save(spec, saved, window.Until);

    /// <inheritdoc cref="Save(StreamSpec, DateTimeOffset?, InstantWindow)"/>
    internal byte[] Save(StreamSpec spec, DateTimeOffset? saved, DateTimeOffset until)
    {
        var reached = saved is { } earlier && earlier > until ? earlier : until;
        return Encoding.UTF8.GetBytes(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{{\"{JsonEncodedText.Encode(CursorOf(spec))}\":\"{reached.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss}{Utc}\"}}"
            )
        );
    }

    private static string CursorOf(StreamSpec spec) =>
        spec.Cursor ?? throw new InvalidOperationException("a stream read by windows has a cursor");

    private static DateTimeOffset WholeSecond(DateTimeOffset instant) => Whole(instant, TimeSpan.TicksPerSecond);

    private static DateTimeOffset Whole(DateTimeOffset instant, long ticks) =>
        new(instant.UtcTicks - (instant.UtcTicks % ticks), TimeSpan.Zero);
}
