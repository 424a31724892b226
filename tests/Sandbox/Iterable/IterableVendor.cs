using Sandbox.Iterable.Jobs;

namespace Sandbox.Iterable;

/// <summary>Iterable's API as far as a source reads it.</summary>
public sealed class IterableVendor : IVendor
{
    private static readonly string[] _keyHeaders = ["Api-Key", "Api_Key"];

    private readonly IterableOptions _options;
    private readonly Account _account;
    private readonly Exports _exports;
    private readonly Lists _lists;
    private readonly Campaigns _campaigns;
    private readonly Templates _templates;
    private readonly Settings _settings;
    private readonly Metadata _metadata;
    private readonly Metrics _metrics;
    private readonly Journeys _journeys;
    private readonly Catalogs _catalogs;
    private readonly Extras _extras;
    private readonly ExportJobs _jobs;

    /// <summary>A project with these contents.</summary>
    /// <param name="options">What is in it.</param>
    /// <param name="time">The clock by which links to files of jobs expire.</param>
    public IterableVendor(IterableOptions options, TimeProvider? time = null)
    {
        _options = options;
        _account = new Account(options);
        var people = new People(_account);
        _exports = new Exports(_account, people);
        _lists = new Lists(_account, people);
        _campaigns = new Campaigns(_account);
        _templates = new Templates(_account);
        _settings = new Settings(_account);
        _metadata = new Metadata(_account);
        _metrics = new Metrics(_account, _campaigns);
        _journeys = new Journeys(_account);
        _catalogs = new Catalogs(_account);
        _extras = new Extras(_account);
        _jobs = new ExportJobs(_account, _exports, time ?? TimeProvider.System);
        Limits = IterableLimits.Of(options);
    }

    /// <inheritdoc/>
    public VendorLimits Limits { get; }

    /// <summary>Every dataTypeName of the documents, user among them.</summary>
    public IReadOnlyCollection<string> DataTypes => _exports.Names;

    /// <summary>The ids of all lists.</summary>
    public IReadOnlyList<long> Lists => _lists.Ids;

    /// <summary>The ids of the lists whose users cannot be read: 500 for ever.</summary>
    public IReadOnlyList<long> FailingLists => _lists.Failing;

    /// <summary>The ids of the lists that are listed and gone.</summary>
    public IReadOnlyList<long> GoneLists => _lists.Gone;

    /// <summary>All campaigns.</summary>
    public IReadOnlyList<IterableCampaign> Campaigns => _campaigns.All;

    /// <summary>All templates.</summary>
    public IReadOnlyList<IterableTemplate> Templates => _templates.All;

    /// <summary>The ids of all channels.</summary>
    public IReadOnlyList<long> Channels => _settings.ChannelIds;

    /// <summary>The ids of all message types.</summary>
    public IReadOnlyList<long> MessageTypes => _settings.MessageTypeIds;

    /// <summary>The names of all metadata tables.</summary>
    public IReadOnlyList<string> MetadataTables => _metadata.Tables;

    /// <summary>The keys of each metadata table that have a value.</summary>
    public IReadOnlyList<string> MetadataKeys => _metadata.Keys;

    /// <summary>The ids of all journeys that are not archived.</summary>
    public IReadOnlyList<long> Journeys => _journeys.Ids;

    /// <summary>The ids of the journeys that are archived.</summary>
    public IReadOnlyList<long> ArchivedJourneys => _journeys.ArchivedIds;

    /// <summary>The names of all catalogs.</summary>
    public IReadOnlyList<string> Catalogs => _catalogs.Names;

    /// <summary>The ids of the items of each catalog.</summary>
    public IReadOnlyList<string> CatalogItems => _catalogs.ItemIds;

    /// <summary>The ids of all snippets.</summary>
    public IReadOnlyList<long> Snippets => _extras.SnippetIds;

    /// <summary>The hashes of forgotten addresses.</summary>
    public IReadOnlyList<string> ForgottenEmails => _extras.ForgottenEmails;

    /// <summary>The hashes of forgotten user ids.</summary>
    public IReadOnlyList<string> ForgottenUserIds => _extras.ForgottenUserIds;

    /// <summary>Every export job that a client has started so far, and what has become of it.</summary>
    public IReadOnlyList<IterableJob> Jobs => _jobs.All;

    /// <summary>All events of a data type, or all users, in no order; it may be called by any of its spellings.</summary>
    public IReadOnlyList<IterableEvent> Events(string dataType)
    {
        var export = _exports.Of(dataType);
        return [.. Enumerable.Range(0, (int)export.Count).Select(i => new IterableEvent(export.IdOf(i), export.At(i)))];
    }

    /// <summary>Who is in a list, one identifier a user.</summary>
    public IReadOnlyList<string> Members(long list, bool preferUserId = false) => _lists.Members(list, preferUserId);

    /// <summary>The metrics of a campaign: the cells that are not empty, by the names of their columns.</summary>
    public IReadOnlyDictionary<string, string> Metrics(long campaign) => _metrics.Of(campaign);

    /// <inheritdoc/>
    public bool HasCredentials(VendorRequest request) =>
        KeyOf(request) is not null || request.Header("Authorization") is not null;

    /// <inheritdoc/>
    public bool IsAuthorized(VendorRequest request) =>
        // The storage of files is another service, which looks at nothing but its links.
        request.Segments
            is ["storage", ..]
        || (KeyOf(request) is { Length: > 0 } key && (_options.ApiKey is null || key == _options.ApiKey));

    /// <inheritdoc/>
    public Reply Refuse(int status) => Errors.Of(status);

    /// <inheritdoc/>
    public Reply Answer(VendorRequest request)
    {
        var rendering = new Rendering(_account, request);
        return (request.Method, request.Segments) switch
        {
            ("GET", ["api", "export", "data.json"]) => _exports.Answer(rendering),
            ("GET", ["api", "lists"]) => _lists.All(rendering),
            ("GET", ["api", "lists", "getUsers"]) => _lists.GetUsers(rendering),
            ("GET", ["api", "campaigns"]) => _campaigns.List(rendering),
            ("GET", ["api", "templates"]) => _templates.List(rendering),
            ("GET", ["api", "channels"]) => _settings.Channels(rendering),
            ("GET", ["api", "messageTypes"]) => _settings.MessageTypes(rendering),
            ("GET", ["api", "metadata"]) => _metadata.ListTables(rendering),
            ("GET", ["api", "metadata", var table]) => _metadata.ListKeys(rendering, table),
            ("GET", ["api", "metadata", var table, var key]) => _metadata.Value(rendering, table, key),
            _ => OfJobs(rendering) ?? OfExtras(rendering) ?? Errors.NotFound("Route"),
        };
    }

    private Reply? OfJobs(Rendering rendering) =>
        (rendering.Request.Method, rendering.Request.Segments) switch
        {
            ("POST", ["api", "export", "start"]) => _jobs.Start(rendering),
            ("GET", ["api", "export", "jobs"]) => _jobs.List(rendering),
            ("GET", ["api", "export", var job, "files"]) => _jobs.Files(rendering, job),
            ("DELETE", ["api", "export", var job]) => _jobs.Cancel(rendering, job),
            ("GET", ["storage", var job, var file]) => _jobs.Download(rendering, job, file),
            _ => null,
        };

    private Reply? OfExtras(Rendering rendering) =>
        (rendering.Request.Method, rendering.Request.Segments) switch
        {
            ("GET", ["api", "campaigns", "metrics"]) => _metrics.Answer(rendering),
            ("GET", ["api", "journeys"]) => _journeys.List(rendering),
            ("GET", ["api", "catalogs"]) => _catalogs.List(rendering),
            ("GET", ["api", "catalogs", var catalog, "items"]) => _catalogs.ListItems(rendering, catalog),
            ("GET", ["api", "snippets"]) => _extras.Snippets(rendering),
            ("GET", ["api", "users", "getFields"]) => Extras.UserFields(),
            ("GET", ["api", "users", "forgotten"]) => _extras.Forgotten(rendering),
            ("GET", ["api", "users", "forgottenUserIds"]) => _extras.ForgottenIds(rendering),
            _ => null,
        };

    private static string? KeyOf(VendorRequest request) =>
        _keyHeaders.Select(request.Header).FirstOrDefault(key => key is not null);
}
