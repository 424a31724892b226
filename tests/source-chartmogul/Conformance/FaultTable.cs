using Connectors.Support.Conformance;
using static Connectors.Support.Conformance.FaultCase;

namespace Connectors.ChartMogul.Tests.Conformance;

/// <summary>Each fault of the sandbox in the third of eight pages of activities, unless it says otherwise.</summary>
internal static class FaultTable
{
    private const string Activities = "activities";
    private const string Page = "@/v1/activities?#3";

    public static IReadOnlyList<FaultCase> All { get; } =
    [
        // Refused for good.
        Fails(Activities, $"400{Page}x*", "system_error"),
        Fails(Activities, $"401{Page}x*", "config_error"),
        Fails(Activities, $"402{Page}x*", "transient_error"),
        Fails(Activities, $"403{Page}x*", "config_error"),
        Fails(Activities, $"404{Page}x*", "system_error"),
        Fails(Activities, $"422{Page}x*", "system_error"),
        Fails(Activities, $"redirect-away{Page}x*", "system_error"),
        Fails("contacts", "402@/v1/contacts?#1x*", "config_error"),
        Fails("contacts", "403@/v1/contacts?#1x*", "config_error"),
        Fails("account", "403@/v1/account?#1x*", "config_error"),
        Fails("customer_subscriptions", "401@/v1/customers/#100x*", "config_error"),
        Fails("customer_subscriptions", "500@/v1/customers?#2x1 403@/v1/customers?#3x*", "config_error"),
        // In trouble, and well again.
        Recovers(Activities, $"402{Page}x1"),
        Recovers(Activities, $"429{Page}x2"),
        Recovers(Activities, $"429=1{Page}x1"),
        Recovers(Activities, $"429-date=1{Page}x1"),
        Recovers(Activities, $"500{Page}x2"),
        Recovers(Activities, $"502{Page}x1"),
        Recovers(Activities, $"503{Page}x1"),
        Recovers(Activities, $"503=1{Page}x1"),
        Recovers(Activities, $"504{Page}x1"),
        Recovers(Activities, $"520{Page}x1"),
        Recovers(Activities, $"redirect-same{Page}x1"),
        Recovers(Activities, $"html200{Page}x1"),
        Recovers(Activities, $"html200-as-json{Page}x1"),
        Recovers(Activities, $"broken200{Page}x1"),
        Recovers(Activities, $"trailing200{Page}x1"),
        Recovers(Activities, $"empty200{Page}x1"),
        Recovers(Activities, $"reset{Page}x1"),
        Recovers(Activities, $"cut{Page}x1"),
        Recovers(Activities, $"cut-chunked{Page}x1"),
        Recovers(Activities, $"gzip-cut{Page}x1"),
        Recovers("customer_subscriptions", "broken200@/v1/customers/#50x2"),
        Recovers("invoice_line_items", "html200@/v1/invoices?#2x1"),
        Recovers("mrr_monthly", "cut@/v1/metrics/mrr?#1x1"),
        Recovers("account", "gzip-cut@/v1/account?#1x1"),
        // Odd, and to be borne.
        Recovers(Activities, $"wrong-type{Page}x*"),
        Recovers(Activities, $"no-type{Page}x*"),
        Recovers(Activities, $"bom{Page}x*"),
        Recovers(Activities, $"pretty{Page}x*"),
        Recovers(Activities, $"drip=8192/5{Page}x1"),
        Recovers(Activities, $"stall=1{Page}x1"),
        Recovers(Activities, $"stall-body=1{Page}x1"),
        Recovers(Activities, $"no-has-more{Page}x1"),
        Recovers(Activities, $"no-has-more{Page}x*"),
        Changes(Activities, $"unknown-field{Page}x*"),
        Changes(Activities, $"null-fields{Page}x*"),
        Changes(Activities, $"huge-record{Page}x1"),
        Changes(Activities, $"big-numbers{Page}x*"),
        // There is no way on from here.
        Fails(Activities, $"repeated-cursor{Page}x1", "system_error"),
        Fails(Activities, $"null-cursor{Page}x1", "system_error"),
        Fails(Activities, $"empty-page{Page}x1", "system_error"),
    ];
}
