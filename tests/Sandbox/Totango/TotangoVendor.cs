using System.Text.Json;
using Sandbox.Serving;

namespace Sandbox.Totango;

/// <summary>The API of Totango, as far as a source reads it.</summary>
public sealed class TotangoVendor : IVendor
{
    private const string Root = "/api/";
    private const string Domains = "/domains/";

    private readonly TotangoOptions _options;
    private readonly AccountBase _accounts;
    private readonly Dictionary<string, Func<VendorRequest, Reply>> _searches;
    private readonly Lookups _lookups;
    private readonly EventSearch _events;
    private readonly AccountDocument _document;
    private readonly Audit _audit;
    private readonly Scim _scim;

    /// <summary>A service with these contents.</summary>
    public TotangoVendor(TotangoOptions options)
    {
        _options = options;
        _accounts = new AccountBase(options);
        var staff = new Staff(options);
        var list = new AttributeList(options.Attributes);
        var values = new AttributeValues(options, staff);
        var fields = new AccountFields(options, _accounts, list, values, staff);
        var terms = new AccountTerms(options, _accounts, list, values, staff);
        var changes = new AccountChanges(options, _accounts);
        var accounts = new AccountSearch(options, _accounts, terms, fields, changes);
        var events = new EventBase(options, _accounts);
        _document = new AccountDocument(options, _accounts, list, values);
        _events = new EventSearch(options, _accounts, events, new EventWriter(options, _accounts, events));
        _lookups = new Lookups(options, list);
        _audit = new Audit(options);
        _scim = new Scim(staff);
        _searches = new Dictionary<string, Func<VendorRequest, Reply>>
        {
            ["v1/search/accounts"] = accounts.Answer,
            ["v1/search/users"] = new UserSearch(
                options,
                _accounts,
                new UserBase(options, _accounts),
                accounts,
                fields
            ).Answer,
            ["v1/search/users/internal"] = new StaffSearch(options, staff).Answer,
            ["v1/search/accounts/collections"] = new ItemSearch(options, _accounts, accounts).Answer,
            ["v2/accounts/scan_and_scroll_search_accounts"] = new Scroll(
                options,
                _accounts,
                accounts,
                _document
            ).Answer,
            ["v2/events/search"] = _events.Answer,
        };
        Limits = new VendorLimits
        {
            Paths = options.RequestsPerMinute is { } requests
                ? [new PathLimit("/", requests, TimeSpan.FromMinutes(1))]
                : [],
        };
    }

    /// <inheritdoc/>
    public VendorLimits Limits { get; }

    /// <summary>The ids of the accounts that are there now, in the order of their names.</summary>
    public IReadOnlyList<string> AccountIds =>
        [.. Enumerable.Range(0, _accounts.Places).Where(_accounts.IsThere).Select(_accounts.Id)];

    /// <summary>How many of the accounts that are there now were never active.</summary>
    public int TimelessAccounts =>
        Enumerable.Range(0, _accounts.Places).Count(place => _accounts.IsThere(place) && _accounts.Time(place) is null);

    /// <summary>The query of a search that was logged, or <c>null</c> where it has none.</summary>
    public static JsonElement? QueryOf(LoggedRequest request) => SearchForm.Of(request.Body.Span)?.Query;

    /// <summary>The token; the region of a service is told to everyone.</summary>
    public bool IsAuthorized(VendorRequest request) =>
        request.Path == Domains || request.Header("app-token") == _options.ApiToken;

    /// <inheritdoc/>
    public bool HasCredentials(VendorRequest request) => request.Header("app-token") is not null;

    /// <inheritdoc/>
    public Reply Refuse(int status) => Errors.Of(status);

    /// <summary>Every answer says how many calls are left.</summary>
    public Reply WithRate(Reply reply, RateStanding standing) => RateHeaders.Add(reply, standing);

    /// <inheritdoc/>
    public Reply Answer(VendorRequest request)
    {
        if (request.Path == Domains)
        {
            return Domain(request);
        }

        if (Refusals.StatusOf(request.Path, _options.Refused) is { } status)
        {
            return Errors.Of(status);
        }

        try
        {
            var path = request.Path.StartsWith(Root, StringComparison.Ordinal) ? request.Path[Root.Length..] : "";
            return OddContent.Change(
                _searches.TryGetValue(path, out var search)
                    ? request.Method == "POST"
                        ? search(request)
                        : Errors.Of(405)
                    : request.Method == "GET"
                        ? Get(path, request)
                        : Errors.Of(405),
                request.Fault
            );
        }
        catch (QueryException problem)
        {
            return problem.Reply;
        }
    }

    private Reply Get(string path, VendorRequest request) =>
        _lookups.Find(path) is { } list ? Reply.Json(200, Lookups.Bytes(list))
        : path == "v2/audit" ? _audit.Answer(request)
        : path == "v2/events"
            ? request.Query("account_id") is { Length: > 0 } account ? _events.AnswerOf(account)
                : Errors.Of(400)
        : path == $"v2/scim/services/{_options.ServiceId}/Users" ? _scim.Users(request)
        : request.Segments is ["api", "v2", "accounts", var id, ""] ? _document.Answer(id)
        : Errors.Of(404);

    private Reply Domain(VendorRequest request) =>
        request.Query("service_id") is { Length: > 0 } and var id
            ? Reply.Json(
                200,
                $$"""{"service_id":{{Data.JsonText.Quote(id)}},"site":{{Data.JsonText.Quote(_options.Site)}}}"""
            )
            : Errors.Of(400);
}
