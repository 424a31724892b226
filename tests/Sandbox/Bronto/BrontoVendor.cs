using System.Runtime.CompilerServices;
using Sandbox.Faults;

namespace Sandbox.Bronto;

/// <summary>Bronto's SOAP API, version 4, as far as a source reads it.</summary>
public sealed class BrontoVendor : IVendor
{
    private readonly Account _account;
    private readonly Sessions _sessions;
    private readonly Dictionary<string, ITable> _tables;
    private readonly ConditionalWeakTable<VendorRequest, SoapRequest> _parsed = [];

    /// <summary>An account with these contents.</summary>
    /// <param name="options">What is in it.</param>
    /// <param name="time">The clock by which sessions expire and activities become too old; also when "now" is.</param>
    public BrontoVendor(BrontoOptions options, TimeProvider? time = null)
    {
        _account = new Account(options, time ?? TimeProvider.System);
        _sessions = new Sessions(_account);
        _tables = Tables.Of(_account).ToDictionary(table => table.Operation);
        Limits = new VendorLimits { RequestsPerSecond = options.RequestsPerSecond };
    }

    /// <inheritdoc/>
    public VendorLimits Limits { get; }

    /// <summary>The calls that read something.</summary>
    public IReadOnlyCollection<string> Operations => _tables.Keys;

    /// <summary>How often a client has logged in.</summary>
    public long Logins => _sessions.Opened;

    /// <summary>How many calls came while another call of their session was being answered; it should be none.</summary>
    public long ParallelCalls => _sessions.Parallel;

    /// <summary>How many rows a call can read in all.</summary>
    public int Count(string operation) => _tables[operation].All().Count();

    /// <summary>
    /// All rows that a call can read, with everything that may be included and nothing odd: their texts and times by the names of the
    /// elements, those within readOnlyContactData too. Elements that are repeated or hold elements are left out.
    /// </summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string operation) =>
        [.. _tables[operation].All().Select(FlatRow.Of)];

    /// <inheritdoc/>
    public bool HasCredentials(VendorRequest request) =>
        Parse(request) is var call && (call.Session is not null || call.Operation == "login");

    /// <summary>Always: a wrong token or session is refused by a fault of the protocol.</summary>
    public bool IsAuthorized(VendorRequest request) => true;

    /// <inheritdoc/>
    public string PlaceOf(VendorRequest request) =>
        IsEndpoint(request) && Parse(request).Operation is { } operation ? $"/v4/{operation}" : request.Path;

    /// <inheritdoc/>
    public IDisposable? Enter(VendorRequest request)
    {
        if (Parse(request).Session is not { } session)
        {
            return null;
        }

        var use = _sessions.Enter(session);
        request.Remark = use.IsAlone ? null : "parallel use of a session";
        return use;
    }

    /// <inheritdoc/>
    public Reply Refuse(int status) =>
        Reply.Html(status, $"<html><head><title>{status}</title></head><body><h1>{status}</h1></body></html>\n");

    /// <inheritdoc/>
    public Reply Answer(VendorRequest request)
    {
        if (!IsEndpoint(request))
        {
            return Refuse(404);
        }

        if (request.Method == "GET" && request.QueryString.StartsWith("?wsdl", StringComparison.OrdinalIgnoreCase))
        {
            return Wsdl.Reply();
        }

        return request.Method == "POST" ? Answer(Parse(request), request.Fault) : Refuse(405);
    }

    private Reply Answer(SoapRequest request, Fault? fault)
    {
        var style = Style.Of(_account, fault);
        try
        {
            if (fault?.Kind.Name == ContentFaults.SoapFault)
            {
                throw BrontoFault.Of(fault.Argument);
            }

            return Answer(request, style);
        }
        catch (BrontoFault refusal)
        {
            return SoapReply.Fault(refusal, style);
        }
    }

    private Reply Answer(SoapRequest request, Style style)
    {
        if (request.Operation == "login")
        {
            return SoapReply.Text("login", _sessions.LogIn(request.Text("apiToken")), style);
        }

        var table = _tables.GetValueOrDefault(request.Operation ?? "");
        if (table is null && request.Operation != "logout")
        {
            throw new BrontoFault(BrontoFault.InvalidRequest);
        }

        var session = _sessions.Use(request.Session);
        if (table is null)
        {
            _sessions.LogOut(session);
            return SoapReply.Text("logout", null, style);
        }

        return SoapReply.Rows(table.Operation, table.Read(new Call(_account, request, session)), style);
    }

    private SoapRequest Parse(VendorRequest request) =>
        _parsed.GetValue(request, static unread => SoapRequest.Parse(unread.Body));

    private static bool IsEndpoint(VendorRequest request) => request.Path is "/v4" or "/v4/";
}
