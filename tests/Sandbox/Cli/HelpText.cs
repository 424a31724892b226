using System.Text;
using Sandbox.Bench;
using Sandbox.Faults;
using Sandbox.Serving;

namespace Sandbox.Cli;

/// <summary>What <c>--help</c> prints.</summary>
internal static class HelpText
{
    public static string ForAll()
    {
        var text = new StringBuilder("A vendor's API on this machine, to run a connector against.\n\n");
        text.Append("Usage: sandbox VENDOR [OPTION]...\n\nVendors (VENDOR --help says more):\n");
        foreach (var vendor in VendorCommand.All)
        {
            text.Append($"  {vendor.Name, -22} {vendor.Summary}\n");
        }

        return text.ToString();
    }

    public static string For(VendorCommand vendor)
    {
        var text = new StringBuilder($"Usage: sandbox {vendor.Name} [OPTION]...\n\n");
        text.Append("Prints 'listening on URL' and serves until SIGTERM or SIGINT.\n\nThe account:\n");
        Append(text, vendor.Options);
        text.Append("\nThe server:\n");
        Append(text, ServerCommand.Options);
        text.Append(
            """

            SPEC is NAME[=ARGUMENT][@PREFIX][#NTH][xTIMES], as in html200@/v1/customers#3x1: the third request whose
            PATH?QUERY begins with /v1/customers. Without @PREFIX it hits any path; the question mark is always there, so
            @/v1/customers? is the list alone. NTH and TIMES are 1 unless given; x* is for ever. Names:

            """
        );
        foreach (var kind in FaultKinds.All)
        {
            text.Append($"  {kind.Name, -22} {kind.Help}\n");
        }

        text.Append("\nWhile it runs:\n").Append(ControlEndpoints.Help);
        return text.Append("\n\nWith --bench:\n")
            .Append(vendor.BenchHelp)
            .Append('\n')
            .Append(BenchHandler.Help)
            .Append('\n')
            .ToString();
    }

    private static void Append(StringBuilder text, IReadOnlyList<CliOption> options)
    {
        foreach (var option in options)
        {
            text.Append($"  {$"--{option.Name} {option.Value}", -22} {option.Help}\n");
        }
    }
}
