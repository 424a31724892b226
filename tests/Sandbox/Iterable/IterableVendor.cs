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

    /// <summary>A project with these contents.</summary>
    public IterableVendor(IterableOptions options)
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

    /// <summary>All events of a data type, or all users, in no order; it may be called by any of its spellings.</summary>
    public IReadOnlyList<IterableEvent> Events(string dataType)
    {
        var export = _exports.Of(dataType);
        return [.. Unsorted.Between(export, null, null).Select(i => new IterableEvent(export.IdOf(i), export.At(i)))];
    }

    /// <summary>Who is in a list, one identifier a user.</summary>
    public IReadOnlyList<string> Members(long list, bool preferUserId = false) => _lists.Members(list, preferUserId);

    /// <inheritdoc/>
    public bool HasCredentials(VendorRequest request) =>
        KeyOf(request) is not null || request.Header("Authorization") is not null;

    /// <inheritdoc/>
    public bool IsAuthorized(VendorRequest request) =>
        KeyOf(request) is { Length: > 0 } key && (_options.ApiKey is null || key == _options.ApiKey);

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
            _ => Errors.NotFound("Route"),
        };
    }

    private static string? KeyOf(VendorRequest request) =>
        _keyHeaders.Select(request.Header).FirstOrDefault(key => key is not null);
}
