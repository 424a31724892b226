using Benchmarks;

if (args.Contains("--help") || args.Contains("-h"))
{
    Console.WriteLine(BenchmarkOptions.Help);
    return 0;
}

try
{
    await new BenchmarkRun(BenchmarkOptions.Parse(args)).RunAsync();
    return 0;
}
catch (BenchmarkException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
