using Sandbox.Data;

namespace Sandbox.ChartMogul;

/// <summary>The options with what follows from them: ids, and the moments at which things happened.</summary>
internal sealed class Account(ChartMogulOptions options)
{
    private readonly DateTimeOffset _first = new(options.FirstDay, TimeOnly.MinValue, TimeSpan.Zero);

    public ChartMogulOptions Options => options;

    public Draw Draw(string kind, long index) => Data.Draw.Of(options.Seed, kind, index);

    public string Uuid(string kind, long index) => SeededId.Of(options.Seed, kind, index);

    public long? IndexOf(string kind, string uuid) => SeededId.IndexOf(options.Seed, kind, uuid);

    public string CustomerUuid(long index) => "cus_" + Uuid("customer", index);

    public string PlanUuid(long index) => "pl_" + Uuid("plan", index);

    /// <summary>A data source for the thing with this position; an account without any still has ids in old records.</summary>
    public string DataSourceUuid(long index) => "ds_" + Uuid("data-source", index % Math.Max(1, options.DataSources));

    /// <summary>A customer for the thing that the draw belongs to.</summary>
    public long CustomerOf(ref Draw draw) => draw.Below(Math.Max(1, options.Customers));

    /// <summary>Whole seconds, evenly spread from the first to the last day.</summary>
    public DateTimeOffset At(long index, long count)
    {
        var seconds = (long)(options.LastDay.DayNumber - options.FirstDay.DayNumber) * 86_400;
        return _first.AddSeconds((long)((Int128)seconds * index / Math.Max(1, count)));
    }
}
