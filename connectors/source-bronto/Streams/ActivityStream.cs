using Connectors.Bronto.Client;
using Connectors.Errors;
using Connectors.Http;
using Connectors.Records;
using Connectors.Streams;
using Microsoft.Extensions.Logging;

namespace Connectors.Bronto.Streams;

/// <summary>
/// Activities, which Bronto keeps for 30 days and which may change for some: by windows, each read whole on a session of this
/// stream's own before anything of it is given out.
/// </summary>
internal sealed class ActivityStream : InstantWindowStream
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>The edge moves while a run goes on, and Bronto refuses what lies behind it.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan LargerMargin = TimeSpan.FromHours(1);

    private readonly string _operation;
    private readonly BrontoClient _client;
    private readonly TimeProvider _clock;
    private readonly ILogger<ActivityStream> _logger;
    private readonly BrontoSession _session;
    private readonly WindowOverlap _overlap = new();

    public ActivityStream(
        string name,
        string operation,
        BrontoClient client,
        BrontoConfig config,
        TimeProvider clock,
        ILogger<ActivityStream> logger
    )
        : base(
            new WindowSpan(config.StartOr(clock.GetUtcNow()))
            {
                LookBack = config.LookBack,
                Depth = Kept - Margin,
                Utc = "Z",
            },
            BrontoSource.Windows(config.ActivityWindow),
            // A window of a list whose place Bronto keeps; another beside it might take that place.
            new WindowsAhead(0),
            clock
        )
    {
        _operation = operation;
        _client = client;
        _clock = clock;
        _logger = logger;
        _session = client.Open();
        Spec = new StreamSpec(name)
        {
            PrimaryKey = ["id"],
            Cursor = "createdDate",
            Schema = "activity",
        };
    }

    public override StreamSpec Spec { get; }

    protected override async Task<RecordPage> ReadAsync(InstantWindow window, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadWholeAsync(window, cancellationToken);
        }
        catch (VendorException refused)
            when (refused.FaultCode == BrontoFaults.InvalidStart && Later(window) > window.From)
        {
            var later = Later(window);
            _logger.StartRefused(Spec.Name, window.From, later);
            return later < window.Until
                ? await ReadWholeAsync(window with { From = later }, cancellationToken)
                : RecordPage.Empty(default);
        }
    }

    protected override void OnDivided(InstantWindow window, ConnectorException why) =>
        _logger.WindowDivided(Spec.Name, window.From, window.Until, why.Message);

    protected override void OnForgotten(InstantWindow left, DateTimeOffset? saved)
    {
        if (saved is null)
        {
            _logger.BeginsLater(Spec.Name, left.Until);
        }
        else if (saved < left.Until)
        {
            _logger.ActivitiesGone(Spec.Name, saved.Value, left.Until);
        }
    }

    private async Task<RecordPage> ReadWholeAsync(InstantWindow window, CancellationToken cancellationToken)
    {
        var page = await _client.ActivitiesAsync(_operation, _session, _overlap, window, cancellationToken);
        _overlap.Pass();
        return page;
    }

    private DateTimeOffset Later(InstantWindow window)
    {
        var edge = _clock.GetUtcNow() - Kept + LargerMargin;
        return edge < window.Until ? edge : window.Until;
    }
}
