using Connectors.Schema;

namespace Connectors.ChartMogul;

/// <summary>The options of spec.json.</summary>
internal sealed record ChartMogulConfig(
    Secret ApiKey,
    StartDate StartDate,
    string? Interval = null,
    int LookbackWindow = 30,
    string? Geo = null,
    string? Plans = null,
    string? MetricsFilters = null
) : CommonConfig;
