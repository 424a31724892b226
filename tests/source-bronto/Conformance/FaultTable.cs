using Connectors.Support.Conformance;
using static Connectors.Support.Conformance.FaultCase;

namespace Connectors.Bronto.Tests.Conformance;

/// <summary>What may go wrong in the second page of a window of contacts, unless it says otherwise.</summary>
internal static class FaultTable
{
    private const string Contacts = "contact";
    private const string Inbound = "inbound_activity";
    private const string Page = "@/v4/readContacts?#8";
    private const string First = "@/v4/readRecentInboundActivities?#1";
    private const string Next = "@/v4/readRecentInboundActivities?#2";

    public static IReadOnlyList<FaultCase> All { get; } =
    [
        // Refused for good.
        Fails(Contacts, $"soapfault=102{Page}x*", "config_error"),
        Fails(Contacts, $"soapfault=104{Page}x*", "config_error"),
        Fails(Contacts, $"soapfault=109{Page}x*", "config_error"),
        Fails(Contacts, $"soapfault=111{Page}x*", "config_error"),
        Fails(Contacts, $"soapfault=106{Page}x*", "system_error"),
        Fails(Contacts, $"soapfault=115{Page}x*", "system_error"),
        Fails(Contacts, $"soapfault=999{Page}x*", "system_error"),
        Fails(Contacts, $"400{Page}x*", "system_error"),
        Fails(Contacts, $"401{Page}x*", "config_error"),
        Fails(Contacts, $"403{Page}x*", "config_error"),
        Fails(Contacts, $"404{Page}x*", "system_error"),
        Fails(Contacts, $"redirect-away{Page}x*", "system_error"),
        // All calls are POST, which is not sent to another address.
        Fails(Contacts, $"redirect-same{Page}x1", "system_error"),
        Fails("list", "soapfault=104@/v4/readLists?#1x*", "config_error"),
        Fails(Inbound, $"soapfault=104{First}x*", "config_error"),
        Fails(Inbound, $"soapfault=1201{First}x*", "system_error"),
        Fails(Inbound, $"soapfault=1203{Next}x*", "system_error"),
        // In trouble for too long.
        Fails(Contacts, $"soapfault=101{Page}x5", "transient_error"),
        Fails(Contacts, $"soapfault=103{Page}x5", "transient_error"),
        Fails(Contacts, $"soapfault=107{Page}x3", "transient_error"),
        Fails(Contacts, $"soapfault=108{Page}x5", "transient_error"),
        Fails(Contacts, $"soapfault=113{Page}x5", "transient_error"),
        Fails(Contacts, $"503{Page}x5", "transient_error"),
        Fails(Contacts, $"html200{Page}x5", "transient_error"),
        Fails(Contacts, $"reset{Page}x5", "transient_error"),
        Fails(Contacts, $"cut{Page}x5", "transient_error"),
        Fails(Inbound, $"soapfault=103{Next}x*", "transient_error"),
        Fails(Inbound, $"reset{Next}x*", "transient_error"),
        // In trouble, and well again.
        Recovers(Contacts, $"soapfault=101{Page}x4"),
        Recovers(Contacts, $"soapfault=103{Page}x1"),
        Recovers(Contacts, $"soapfault=107{Page}x2"),
        Recovers(Contacts, $"soapfault=108{Page}x2"),
        Recovers(Contacts, $"soapfault=113{Page}x4"),
        Recovers(Contacts, $"429{Page}x2"),
        Recovers(Contacts, $"429=1{Page}x1"),
        Recovers(Contacts, $"429-date=1{Page}x1"),
        Recovers(Contacts, $"500{Page}x2"),
        Recovers(Contacts, $"502{Page}x1"),
        Recovers(Contacts, $"503{Page}x4"),
        Recovers(Contacts, $"503=1{Page}x1"),
        Recovers(Contacts, $"504{Page}x1"),
        Recovers(Contacts, $"520{Page}x1"),
        Recovers(Contacts, $"html200{Page}x1"),
        Recovers(Contacts, $"html200-as-json{Page}x1"),
        Recovers(Contacts, $"broken200{Page}x1"),
        Recovers(Contacts, $"empty200{Page}x1"),
        Recovers(Contacts, $"reset{Page}x1"),
        Recovers(Contacts, $"cut{Page}x1"),
        Recovers(Contacts, $"cut-chunked{Page}x1"),
        Recovers(Contacts, $"gzip-cut{Page}x1"),
        Recovers(Contacts, "503@/v4/login?#1x2"),
        Recovers("unsubscribe", "soapfault=103@/v4/readUnsubscribes?#3x1"),
        Recovers("bounce", "cut@/v4/readBounces?#2x1"),
        Recovers("delivery", "html200@/v4/readDeliveries?#1x2"),
        Recovers("list", "soapfault=107@/v4/readLists?#2x1"),
        Recovers("conversion", "reset@/v4/readConversions?#2x1"),
        Recovers("message", "gzip-cut@/v4/readMessages?#1x1"),
        // A window of activities begins again.
        Recovers(Inbound, $"soapfault=103{First}x1"),
        Recovers(Inbound, $"soapfault=103{Next}x1"),
        Recovers(Inbound, $"soapfault=101{Next}x1"),
        Recovers(Inbound, $"soapfault=107{Next}x1"),
        Recovers(Inbound, $"429=1{Next}x1"),
        Recovers(Inbound, $"503{Next}x1"),
        Recovers(Inbound, $"html200{Next}x1"),
        Recovers(Inbound, $"reset{First}x2"),
        Recovers(Inbound, $"reset{Next}x1"),
        Recovers(Inbound, $"cut{Next}x2"),
        Recovers(Inbound, $"cut-chunked{Next}x1"),
        Recovers(Inbound, $"gzip-cut{Next}x1"),
        Recovers(Inbound, $"empty200{Next}x1"),
        // Odd, and to be borne.
        Recovers(Contacts, $"trailing200{Page}x*"),
        Recovers(Contacts, $"wrong-type{Page}x*"),
        Recovers(Contacts, $"no-type{Page}x*"),
        Recovers(Contacts, $"bom{Page}x*"),
        Recovers(Contacts, $"pretty{Page}x*"),
        Recovers(Inbound, $"pretty{First}x*"),
        Recovers(Contacts, $"drip=8192/5{Page}x1"),
        Recovers(Contacts, $"stall=1{Page}x1"),
        Recovers(Contacts, $"stall-body=1{Page}x1"),
        Changes(Contacts, $"unknown-field{Page}x*"),
        Changes(Contacts, $"null-fields{Page}x*"),
        Changes(Contacts, $"huge-record{Page}x1"),
        Changes("unsubscribe", "null-fields@/v4/readUnsubscribes?#1x*"),
    ];
}
