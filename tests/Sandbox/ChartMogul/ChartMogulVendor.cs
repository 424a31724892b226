namespace Sandbox.ChartMogul;

/// <summary>ChartMogul's API, version 1, as far as a source reads it.</summary>
public sealed class ChartMogulVendor : IVendor
{
    private readonly ChartMogulOptions _options;
    private readonly Customers _customers;
    private readonly Activities _activities;
    private readonly Subscriptions _subscriptions;
    private readonly Plans _plans;
    private readonly Invoices _invoices;
    private readonly SubscriptionEvents _events;
    private readonly Crm _crm;
    private readonly Settings _settings;
    private readonly Metrics _metrics;

    /// <summary>An account with these contents.</summary>
    public ChartMogulVendor(ChartMogulOptions options)
    {
        var account = new Account(options);
        _options = options;
        _customers = new Customers(account);
        _activities = new Activities(account, _customers);
        _subscriptions = new Subscriptions(account);
        _plans = new Plans(account);
        _invoices = new Invoices(account);
        _events = new SubscriptionEvents(account);
        _crm = new Crm(account);
        _settings = new Settings(account);
        _metrics = new Metrics(account);
        Limits = new VendorLimits
        {
            RequestsPerSecond = options.RequestsPerSecond,
            MaxParallel = options.MaxParallel,
            ParallelStatus = 503,
        };
    }

    /// <inheritdoc/>
    public VendorLimits Limits { get; }

    /// <summary>The key is the user; the password is empty or the key again.</summary>
    public bool IsAuthorized(VendorRequest request) =>
        request.BasicCredentials() is var (user, password)
        && user.Length > 0
        && (_options.ApiKey is null || user == _options.ApiKey)
        && (password.Length == 0 || password == user);

    /// <inheritdoc/>
    public Reply Refuse(int status) => Errors.Of(status);

    /// <inheritdoc/>
    public Reply Answer(VendorRequest request)
    {
        if (request.Method != "GET")
        {
            return Errors.NotFound("Route");
        }

        var rendering = new Rendering(_options, request);
        var reply = new ListReply(rendering, request);
        return request.Path.Split('/') switch
        {
            ["", "v1", "ping"] => Reply.Json(200, """{"data":"pong!"}"""),
            ["", "v1", "customers"] => reply.Write(_customers.List(request)),
            ["", "v1", "customers", var uuid, var below] => OfCustomer(reply, uuid, below),
            ["", "v1", "activities"] => _activities.Answer(request, reply),
            ["", "v1", "plans"] => reply.Write(_plans.List(request)),
            ["", "v1", "plan_groups"] => reply.Write(_plans.Groups()),
            ["", "v1", "plan_groups", var uuid, "plans"] => OrNotFound(reply, _plans.ListOf(uuid), "Plan group"),
            ["", "v1", "invoices"] => _invoices.List(request) is { } list
                ? reply.Write(list)
                : Errors.BadRequest("The value is not known.", "validation_type"),
            ["", "v1", "subscription_events"] => reply.Write(_events.List(request)),
            ["", "v1", "data_sources"] => _settings.DataSources(request, rendering),
            ["", "v1", "account"] => _settings.AccountReply(request, rendering),
            ["", "v1", "metrics", var name] => _metrics.Answer(name, request, rendering) ?? Errors.NotFound("Route"),
            _ => OfCrm(request, reply),
        };
    }

    private Reply OfCustomer(ListReply reply, string uuid, string below) =>
        (_customers.Find(uuid), below) switch
        {
            ({ } customer, "subscriptions") => reply.Write(_subscriptions.ListOf(customer)),
            ({ } customer, "activities") => reply.Write(_activities.ListOf(customer)),
            _ => Errors.NotFound("Customer"),
        };

    private Reply OfCrm(VendorRequest request, ListReply reply) =>
        _crm.List(request.Path, request) is not { } list ? Errors.NotFound("Route")
        : _options.CrmStatus == 200 ? reply.Write(list)
        : Refuse(_options.CrmStatus);

    private static Reply OrNotFound(ListReply reply, Listing? list, string what) =>
        list is null ? Errors.NotFound(what) : reply.Write(list);
}
