using Connectors.Errors;
using Connectors.Iterable.Exports;
using Connectors.Records;
using Connectors.Schema;
using Connectors.Streams;
using Microsoft.Extensions.Logging;

namespace Connectors.Iterable.Streams;

/// <summary>
/// Iterable's export of one data type, by windows of time: four calls a minute for the whole project make small windows last
/// for days, and the answer to a large one is cut. Lines come unsorted, so only a whole window moves the state.
/// </summary>
internal sealed class ExportStream : InstantWindowStream
{
    private readonly ExportType _type;
    private readonly Exporter _exporter;
    private readonly DeclaredFields _fields;
    private readonly WindowRules _rules;
    private readonly string _userKey;
    private readonly ILogger<ExportStream> _logger;

    public ExportStream(
        ExportType type,
        Exporter exporter,
        SchemaStore schemas,
        IterableConfig config,
        WindowsAhead ahead,
        TimeProvider clock,
        ILogger<ExportStream> logger
    )
        : this(type, exporter, schemas, config, new WindowRules(config.Window), ahead, clock, logger) { }

    private ExportStream(
        ExportType type,
        Exporter exporter,
        SchemaStore schemas,
        IterableConfig config,
        WindowRules rules,
        WindowsAhead ahead,
        TimeProvider clock,
        ILogger<ExportStream> logger
    )
        : base(
            new WindowSpan(config.StartDate)
            {
                End = config.EndDate,
                EndLag = config.EndLag,
                LookBack = config.LookBack,
            },
            rules,
            ahead,
            clock
        )
    {
        _type = type;
        _exporter = exporter;
        _rules = rules;
        _userKey = config.UserKey;
        _logger = logger;
        _fields = new DeclaredFields(schemas.Of(type.Schema), IsUsers ? UserFormat.OwnFields : EventFormat.OwnFields);
        Lane = "export";
        Spec = new StreamSpec(type.Stream)
        {
            PrimaryKey = [IsUsers ? config.UserKey : "_event_id"],
            Cursor = IsUsers ? "profileUpdatedAt" : "createdAt",
            Schema = type.Schema,
        };
    }

    public override StreamSpec Spec { get; }

    private bool IsUsers => _type == ExportType.Users;

    protected override Task<RecordPage> ReadAsync(InstantWindow window, CancellationToken cancellationToken) =>
        _exporter.ReadAsync(
            _type,
            window,
            IsUsers ? new UserFormat(_fields, _userKey) : new EventFormat(_type, _fields),
            isDivisible: window.Length > _rules.Narrowest,
            cancellationToken
        );

    protected override void OnDivided(InstantWindow window, ConnectorException why) =>
        _logger.WindowDivided(Spec.Name, window.From, window.Until, why.Message);

    protected override bool IsAbsence(ConnectorException failure, ReadRequest request)
    {
        // Once it was read, its being refused is a failure: the platform would take what it has for all there is.
        if (!Exporter.IsNotExported(failure) || !request.IsIncremental || request.State is not null)
        {
            return false;
        }

        _logger.NotLicensed(Spec.Name, _type.DataTypeName);
        return true;
    }
}
