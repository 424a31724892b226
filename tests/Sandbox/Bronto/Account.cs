using Sandbox.Data;

namespace Sandbox.Bronto;

/// <summary>The options with what follows from them: ids, and the moments at which things happened.</summary>
internal sealed class Account(BrontoOptions options, TimeProvider time)
{
    /// <summary>So many successive things happen in the same second; one such second in ten is the start of a window.</summary>
    private const int EqualTimes = 3;
    private const int RoundEvery = 10;

    private readonly DateTimeOffset _until = WholeSecond(options.Until ?? time.GetUtcNow());

    public BrontoOptions Options => options;

    public DateTimeOffset Now => time.GetUtcNow();

    public bool Is(Oddities oddity) => (options.Oddities & oddity) != 0;

    public Draw Draw(string kind, long index) => Data.Draw.Of(options.Seed, kind, index);

    public string ContactId(long index) => SeededId.Of(options.Seed, "contact", index);

    public string ListId(long index) => Id("0bbc03ec", "list", index);

    public string SegmentId(long index) => Id("0bbe03ec", "segment", index);

    public string KeywordId(long index) => Id("0bd003ec", "keyword", index);

    public string FieldId(long index) => Id("0bba03ec", "field", index);

    public string MessageId(long index) => Id("0bc403e9", "message", index);

    public string FolderId(long index) => Id("0bc603e9", "folder", index);

    public string DeliveryId(long index) => Id("0bdf03e9", "delivery", index);

    public string WorkflowId(long index) => Id("0be103e9", "workflow", index);

    public string WebformId(long index) => Id("0be703e9", "webform", index);

    /// <summary>The other form of ids: 36 hexadecimal digits.</summary>
    public string Id(string prefix, string kind, long index) => $"{prefix}{Draw(kind, index).Next():x16}{index:x12}";

    /// <summary>One of so many, or nothing where there are none.</summary>
    public static string? One(ref Draw draw, int count, Func<long, string> id) =>
        count == 0 ? null : id(draw.Below(count));

    /// <summary>From none to so many different ones.</summary>
    public static IReadOnlyList<string> Some(ref Draw draw, int most, int count, Func<long, string> id)
    {
        var first = draw.Below(Math.Max(1, count));
        return [.. Enumerable.Range(0, draw.Below(Math.Min(most, count) + 1)).Select(n => id((first + n) % count))];
    }

    /// <summary>
    /// Whole seconds of the last days, ascending but for those that are on a full hour or a full quarter of a day: where
    /// the windows of a reader meet.
    /// </summary>
    public DateTimeOffset At(long index, long count, double days)
    {
        var (group, groups) = (index / EqualTimes, (count + EqualTimes - 1) / EqualTimes);
        var first = _until.AddDays(-days);
        var seconds = (long)(days * 86_400);
        var at = first.AddSeconds((long)((Int128)seconds * group / Math.Max(1, groups)));
        var round =
            group % RoundEvery == 0 ? Floor(at, TimeSpan.FromHours(6))
            : group % RoundEvery == 5 ? Floor(at, TimeSpan.FromHours(1))
            : at;
        return round < first ? at : round;
    }

    /// <summary>The time, or the last second in which anything happened.</summary>
    public DateTimeOffset NotAfterLast(DateTimeOffset at) => at < _until ? at : _until.AddSeconds(-1);

    /// <summary>Everything in an order that is the same on every machine and follows nothing.</summary>
    public IReadOnlyList<T> Shuffled<T>(string kind, IEnumerable<T> things) =>
        [
            .. things
                .Select((thing, index) => (thing, Draw("order of " + kind, index).Next()))
                .OrderBy(p => p.Item2)
                .Select(p => p.thing),
        ];

    private static DateTimeOffset WholeSecond(DateTimeOffset time) => Floor(time, TimeSpan.FromSeconds(1));

    private static DateTimeOffset Floor(DateTimeOffset time, TimeSpan unit) =>
        new(time.UtcTicks - (time.UtcTicks % unit.Ticks), TimeSpan.Zero);
}
