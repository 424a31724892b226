using Connectors.Support.Conformance;
using static Connectors.Support.Conformance.FaultCase;

namespace Connectors.Totango.Tests.Conformance;

/// <summary>What may go wrong in the second of several slices of events, unless it says otherwise.</summary>
internal static class FaultTable
{
    private const string Events = "events";
    private const string Any = "@/api/v2/events/search?";
    private const string Slice = $"{Any}#3";
    private const string Accounts = "@/api/v1/search/accounts?";
    private const string Users = "@/api/v1/search/users?";

    public static IReadOnlyList<FaultCase> All { get; } =
    [
        // Refused for good.
        Fails(Events, $"400{Slice}x*", "system_error"),
        Fails(Events, $"401{Slice}x*", "config_error"),
        Fails(Events, $"403{Slice}x*", "config_error"),
        Fails(Events, $"404{Slice}x*", "config_error"),
        Fails(Events, $"422{Slice}x*", "system_error"),
        Fails(Events, $"redirect-away{Slice}x*", "system_error"),
        Fails(Events, $"redirect-same{Slice}x1", "system_error"),
        Fails("account_assignments", "403@/api/v2/accounts/#1x*", "config_error"),
        // In trouble for too long.
        Fails(Events, $"503{Slice}x*", "transient_error"),
        Fails(Events, $"429{Slice}x*", "transient_error"),
        Fails(Events, $"failed200{Slice}x*", "transient_error"),
        Fails(Events, $"html200{Slice}x*", "transient_error"),
        Fails(Events, $"reset{Slice}x*", "transient_error"),
        Fails(Events, $"broken200{Slice}x*", "transient_error"),
        // Hits that are said to be there, and do not come when they are asked for once more.
        Fails(Events, $"empty-page{Slice}x*", "transient_error"),
        Fails("accounts", $"empty-page{Accounts}#1x*", "transient_error"),
        // In trouble, and well again.
        Recovers(Events, $"429{Slice}x2"),
        Recovers(Events, $"429=1{Slice}x1"),
        Recovers(Events, $"429-date=1{Slice}x1"),
        Recovers(Events, $"500{Slice}x5"),
        Recovers(Events, $"502{Slice}x1"),
        Recovers(Events, $"503{Slice}x1"),
        Recovers(Events, $"503=1{Slice}x1"),
        Recovers(Events, $"504{Slice}x1"),
        Recovers(Events, $"520{Slice}x1"),
        Recovers(Events, $"failed200{Slice}x5"),
        Recovers(Events, $"html200{Slice}x5"),
        Recovers(Events, $"html200-as-json{Slice}x1"),
        Recovers(Events, $"broken200{Slice}x1"),
        Recovers(Events, $"trailing200{Slice}x1"),
        Recovers(Events, $"empty200{Slice}x1"),
        Recovers(Events, $"empty-page{Slice}x1"),
        Recovers(Events, $"reset{Slice}x1"),
        Recovers(Events, $"cut{Slice}x1"),
        Recovers(Events, $"cut-chunked{Slice}x1"),
        Recovers(Events, $"gzip-cut{Slice}x1"),
        Recovers(Events, $"failed200{Any}#1x1"),
        Recovers("accounts", $"failed200{Accounts}#1x2"),
        Recovers("accounts", $"empty-page{Accounts}#1x1"),
        Recovers("accounts", "cut@/api/v1/attributes.json?#1x2"),
        Recovers("users", $"html200{Users}#1x2"),
        Recovers("account_assignments", $"failed200{Accounts}#2x1"),
        Recovers("account_assignments", "503@/api/v2/accounts/#7x2"),
        Recovers("touchpoint_types", "cut-chunked@/api/v3/touchpoint-types/?#1x2"),
        Recovers("totango_users", "failed200@/api/v1/search/users/internal?#1x1"),
        // Odd, and to be borne.
        Recovers(Events, $"wrong-type{Any}x*"),
        Recovers(Events, $"no-type{Any}x*"),
        Recovers(Events, $"bom{Any}x*"),
        Recovers(Events, $"pretty{Any}x*"),
        Recovers(Events, $"drip=65536/5{Slice}x1"),
        Recovers(Events, $"stall=1{Slice}x1"),
        Recovers(Events, $"stall-body=1{Slice}x1"),
        Recovers("users", $"wrong-type{Users}x*"),
        Changes(Events, $"unknown-field{Slice}x*"),
        Changes(Events, $"null-fields{Slice}x*"),
        Changes(Events, $"huge-record{Slice}x1"),
        Changes(Events, $"big-numbers{Slice}x*"),
        // Without the list there are the columns that need none.
        Changes("accounts", "403@/api/v1/attributes.json?x*"),
        Changes("accounts", $"null-fields{Accounts}x*"),
        Changes("accounts", $"huge-record{Accounts}#1x1"),
        Changes("users", $"null-fields{Users}x*"),
    ];
}
