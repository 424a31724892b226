using Connectors.Schema;

namespace Connectors.Iterable;

/// <summary>The options of spec.json.</summary>
internal sealed record IterableConfig(
    Secret ApiKey,
    StartDate StartDate,
    string Region = "US",
    double WindowInDays = 30,
    StartDate? EndDate = null,
    int LookbackWindow = 5,
    double LookbackDays = 1,
    string ProjectType = "email",
    string ExportMode = "stream",
    double ExportsPerMinute = 4,
    double ListUsersTimeoutMinutes = 30
) : CommonConfig
{
    /// <summary>No calendar has more days; larger numbers mean that everything is to be read.</summary>
    private const double MostDays = 400_000;

    /// <summary>How long a window is at first, and at most.</summary>
    public TimeSpan Window => TimeSpan.FromDays(Math.Min(WindowInDays, MostDays));

    /// <summary>How far a later run goes back.</summary>
    public TimeSpan LookBack => TimeSpan.FromDays(Math.Min(LookbackDays, MostDays));

    /// <summary>How long before now the last window ends.</summary>
    public TimeSpan EndLag => TimeSpan.FromMinutes(LookbackWindow);

    /// <summary>Whether exports are made as jobs whose files are fetched.</summary>
    public bool ExportsAsJobs => ExportMode == "job";

    /// <summary>The field that tells users apart: an e-mail address changes, but only newer projects have anything better.</summary>
    public string UserKey => ProjectType == "email" ? "email" : "itblUserId";

    /// <summary>How long a list's members may be waited for.</summary>
    public TimeSpan ListUsersTimeout => TimeSpan.FromMinutes(Math.Min(ListUsersTimeoutMinutes, MostMinutes));

    /// <summary>The longest time-out there is.</summary>
    private const double MostMinutes = 24 * 60;

    public override IEnumerable<string> Problems()
    {
        if (EndDate is { } end && end.InstantUtc < StartDate.InstantUtc)
        {
            yield return "\"End Date\" (end_date) lies before \"Start Date\" (start_date).";
        }
    }
}
