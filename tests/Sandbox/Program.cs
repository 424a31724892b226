using System.Runtime.InteropServices;
using Sandbox.Cli;

if (args is [] or ["--help"])
{
    Console.Write(HelpText.ForAll());
    return args is [] ? 2 : 0;
}

try
{
    var vendor =
        VendorCommand.All.FirstOrDefault(vendor => vendor.Name == args[0])
        ?? throw new CliException($"There is no vendor '{args[0]}'.");
    var arguments = CliArguments.Parse(args.Skip(1), [.. vendor.Options, .. ServerCommand.Options]);
    if (arguments.Has("help"))
    {
        Console.Write(HelpText.For(vendor));
        return 0;
    }

    if (arguments.Has("print-bench-urls"))
    {
        var bench =
            ServerCommand.Bench(vendor, arguments) ?? throw new CliException("--print-bench-urls needs --bench.");
        foreach (var query in bench.Queries)
        {
            Console.WriteLine(bench.Path + query);
        }

        return 0;
    }

    using var ending = new CancellationTokenSource();
    using var term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
    using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
    await ServerCommand.RunAsync(vendor, arguments, ending.Token);
    return 0;

    void End(PosixSignalContext signal)
    {
        signal.Cancel = true;
        ending.Cancel();
    }
}
catch (CliException e)
{
    await Console.Error.WriteLineAsync($"sandbox: {e.Message}\nTry --help.");
    return 2;
}
