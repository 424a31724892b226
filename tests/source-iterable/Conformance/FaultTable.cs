using Connectors.Support.Conformance;
using static Connectors.Support.Conformance.FaultCase;

namespace Connectors.Iterable.Tests.Conformance;

/// <summary>What is Iterable's own about faults: bodies of lines, windows, pages that are counted, and text.</summary>
internal static class FaultTable
{
    private const string Sends = "email_send";
    private const string Window = "@/api/export/data.json?dataTypeName=emailSend&#2";
    private const string Page = "@/api/campaigns?#1";

    public static IReadOnlyList<FaultCase> All { get; } =
    [
        // Refused for good.
        Fails(Sends, $"400{Window}x*", "config_error"),
        Fails(Sends, $"401{Window}x*", "config_error"),
        Fails(Sends, $"403{Window}x*", "config_error"),
        Fails("campaigns", $"404{Page}x*", "system_error"),
        Fails("metadata_tables", "403@/api/metadata?#1x*", "config_error"),
        // In trouble, and well again.
        Recovers(Sends, $"429{Window}x2"),
        Recovers(Sends, $"429=1{Window}x1"),
        Recovers(Sends, $"500{Window}x2"),
        Recovers(Sends, $"503{Window}x1"),
        Recovers(Sends, $"html200{Window}x1"),
        Recovers(Sends, $"html200-as-json{Window}x1"),
        Recovers(Sends, $"reset{Window}x1"),
        Recovers(Sends, $"cut{Window}x1"),
        Recovers(Sends, $"cut-chunked{Window}x1"),
        Recovers(Sends, $"gzip-cut{Window}x1"),
        Recovers("users", "cut-chunked@/api/export/data.json?dataTypeName=user&#1x2"),
        Recovers("campaigns", $"cut{Page}x1"),
        Recovers("campaigns", $"empty200{Page}x1"),
        Recovers("list_users", "cut@/api/lists/getUsers?#1x2"),
        Recovers("list_users", "500@/api/lists/getUsers?#1x4"),
        // Odd, and to be borne.
        Recovers(Sends, $"wrong-type{Window}x*"),
        Recovers(Sends, $"bom{Window}x*"),
        Recovers(Sends, $"stall-body=1{Window}x1"),
        Recovers("campaigns", $"pretty{Page}x*"),
        Recovers("campaigns", $"no-has-more{Page}x*"),
        // An event that says something else is another event, so only users keep their keys.
        Changes("users", "huge-record@/api/export/data.json?dataTypeName=user&#2x1"),
        Changes("campaigns", $"unknown-field{Page}x*"),
        Changes("campaigns", $"null-fields{Page}x*"),
        Changes("campaigns", $"big-numbers{Page}x*"),
    ];
}
