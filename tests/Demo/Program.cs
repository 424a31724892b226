using System.Text.Json;
using System.Text.Json.Nodes;
using Demo;
using Sandbox;
using Spectre.Console;

if (args.Contains("--help") || args.Contains("-h"))
{
    Console.WriteLine(
        """
        Builds a connector and runs it against a sandbox of its vendor on this machine, as a runner would: spec, check,
        discover, a full refresh of every stream, then an incremental read from the saved state.

        Usage: dotnet run --project tests/Demo -- [--connector=NAME] [--output=FOLDER]

          --connector=NAME   the connector (source-chartmogul)
          --output=FOLDER    where configs, catalogs, states and records go (artifacts/demo/NAME)
        """
    );
    return 0;
}

using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    interrupted.Cancel();
};
try
{
    var name = Option("connector") ?? DemoVendor.All[0].Connector;
    var vendor =
        DemoVendor.All.FirstOrDefault(v => v.Connector == name)
        ?? throw new DemoException(
            $"There is no demo of {name}; there are {string.Join(", ", DemoVendor.All.Select(v => v.Connector))}."
        );
    var output = Option("output") ?? Path.Combine(Repository.Root, "artifacts", "demo", name);
    await new DemoRun(vendor, output).RunAsync(interrupted.Token);
    return 0;
}
catch (DemoException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
catch (OperationCanceledException)
{
    return 130;
}

string? Option(string option) =>
    args.Where(arg => arg.StartsWith($"--{option}=", StringComparison.Ordinal))
        .Select(arg => arg[(option.Length + 3)..])
        .LastOrDefault();
