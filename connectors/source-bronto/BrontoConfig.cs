using Connectors.Schema;

namespace Connectors.Bronto;

/// <summary>The options of spec.json.</summary>
internal sealed record BrontoConfig(
    Secret ApiToken,
    StartDate? StartDate = null,
    double ContactWindowHours = 6,
    double ActivityWindowHours = 1,
    double LookbackWindow = 3,
    int ActivityPageSize = 5000,
    string ActivityIdMode = "compatible",
    IReadOnlyList<string>? CustomFields = null
) : CommonConfig
{
    /// <summary>No calendar has more hours; larger numbers mean that everything is to be read at once.</summary>
    private const double MostHours = 24 * 400_000;

    /// <summary>How long a window of everything but activities is at first.</summary>
    public TimeSpan ContactWindow => Hours(ContactWindowHours);

    /// <summary>How long a window of activities is at first.</summary>
    public TimeSpan ActivityWindow => Hours(ActivityWindowHours);

    /// <summary>How far a later run goes back where records still change.</summary>
    public TimeSpan LookBack => Hours(24 * LookbackWindow);

    /// <summary>Whether the ids of activities tell all activities apart, instead of being those that the Singer tap makes.</summary>
    public bool HasStrictIds => ActivityIdMode == "strict";

    /// <summary>From when on is read, where the user does not say.</summary>
    public StartDate StartOr(DateTimeOffset now) => StartDate ?? Schema.StartDate.Of(now.AddYears(-1));

    private static TimeSpan Hours(double hours) => TimeSpan.FromHours(Math.Min(hours, MostHours));
}
