namespace Sandbox.Iterable.Jobs;

/// <summary>A job as the vendor sees it; it goes on whenever somebody asks for its files.</summary>
internal sealed class ExportJob(long id, ExportWindow window, List<long> records, IterableOptions options)
{
    /// <summary>The end that the job will come to unless it is cancelled.</summary>
    public required string Outcome { get; init; }

    public required bool IsTruncated { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public long Id => id;

    public ExportWindow Window => window;

    public string State { get; private set; } = "enqueued";

    public int Downloads { get; set; }

    public bool IsOver => State is "completed" or "failed" or "cancelled";

    /// <summary>The files that are there already; they appear while the job runs.</summary>
    public int Files =>
        State == "completed" ? All : All * Math.Clamp(Polls - 1, 0, options.JobPolls) / Math.Max(1, options.JobPolls);

    private int Polls { get; set; }

    private int Kept => IsTruncated ? records.Count / 2 : records.Count;

    private int All => (Kept + options.FileRecords - 1) / options.FileRecords;

    /// <summary>The records of one file.</summary>
    public List<long> RecordsOf(int file)
    {
        var from = file * options.FileRecords;
        return records.GetRange(from, Math.Min(options.FileRecords, Kept - from));
    }

    /// <summary>Somebody has asked, and there is room for the job to run.</summary>
    public void Step()
    {
        if (IsOver)
        {
            return;
        }

        Polls++;
        State =
            State == "cancelling" ? "cancelled"
            : Polls >= options.JobPolls ? Outcome
            // A job may be put back into the queue.
            : (Polls == 1 && options.JobPolls > 2) || (Polls == 3 && options.JobPolls > 4) ? "enqueued"
            : "running";
    }

    public void Cancel() => State = IsOver ? State : "cancelling";
}
