using Connectors.Support.Conformance;
using static Connectors.Support.Conformance.FaultCase;

namespace Connectors.Selligent.Tests.Conformance;

/// <summary>What may go wrong in the third of five pages of mailings, unless it says otherwise.</summary>
internal static class FaultTable
{
    private const string Mailings = "transactional_mailing";
    private const string Page = "@/sm/rest/v1/mailings/transactional/?page=3&limit=100";
    private const string End = "@/sm/rest/v1/mailings/transactional/?page=6&limit=100";
    private const string Any = "@/sm/rest/v1/mailings/transactional/?";

    public static IReadOnlyList<FaultCase> All { get; } =
    [
        // Refused for good.
        Fails(Mailings, $"400{Page}x*", "system_error"),
        Fails(Mailings, $"401{Page}x*", "config_error"),
        Fails(Mailings, $"403{Page}x*", "config_error"),
        Fails(Mailings, $"422{Page}x*", "system_error"),
        Fails(Mailings, $"redirect-away{Page}x*", "config_error"),
        Fails(Mailings, $"redirect-same{Page}x1", "config_error"),
        Fails(Mailings, $"404{Any}x*", "config_error"),
        Fails("internal_datasource", "403@/sm/rest/v1/data-sources/internal/?x*", "config_error"),
        // A page that is not known may be the end of the list, and here is not.
        Fails(Mailings, $"404{Page}x*", "system_error"),
        Recovers(Mailings, $"404{End}x*"),
        // In trouble for too long.
        Fails(Mailings, $"503{Page}x*", "transient_error"),
        Fails(Mailings, $"html200{Page}x*", "transient_error"),
        Fails(Mailings, $"reset{Page}x*", "transient_error"),
        Fails(Mailings, $"broken200{Page}x*", "transient_error"),
        // In trouble, and well again.
        Recovers(Mailings, $"429{Page}x2"),
        Recovers(Mailings, $"429=1{Page}x1"),
        Recovers(Mailings, $"429-date=1{Page}x1"),
        Recovers(Mailings, $"500{Page}x5"),
        Recovers(Mailings, $"502{Page}x1"),
        Recovers(Mailings, $"503{Page}x1"),
        Recovers(Mailings, $"503=1{Page}x1"),
        Recovers(Mailings, $"504{Page}x1"),
        Recovers(Mailings, $"520{Page}x1"),
        Recovers(Mailings, $"html200{Page}x1"),
        Recovers(Mailings, $"html200-as-json{Page}x1"),
        Recovers(Mailings, $"broken200{Page}x1"),
        Recovers(Mailings, $"trailing200{Page}x1"),
        Recovers(Mailings, $"empty200{Page}x1"),
        Recovers(Mailings, $"reset{Page}x1"),
        Recovers(Mailings, $"cut{Page}x1"),
        Recovers(Mailings, $"cut-chunked{Page}x1"),
        Recovers(Mailings, $"gzip-cut{Page}x1"),
        Recovers("program", "cut@/sm/rest/v1/programs/?#1x2"),
        Recovers("source", "503@/sm/rest/v1/programs/?#2x1"),
        // Odd, and to be borne.
        Recovers(Mailings, $"wrong-type{Any}x*"),
        Recovers(Mailings, $"no-type{Any}x*"),
        Recovers(Mailings, $"bom{Any}x*"),
        Recovers(Mailings, $"pretty{Any}x*"),
        Recovers(Mailings, $"drip=8192/5{Page}x1"),
        Recovers(Mailings, $"stall=1{Page}x1"),
        Recovers(Mailings, $"stall-body=1{Page}x1"),
        Changes(Mailings, $"unknown-field{Page}x*"),
        Changes(Mailings, $"null-fields{Page}x*"),
        Changes(Mailings, $"huge-record{Page}x1"),
        Changes(Mailings, $"big-numbers{Page}x*"),
    ];
}
