using System.Diagnostics;
using Acceptance;
using Acceptance.Cli;
using Acceptance.Rows;

try
{
    var line = CommandLine.Parse(args);
    if (line.AsksForHelp)
    {
        Console.WriteLine(CommandLine.Help);
        return 0;
    }

    if (line.AsksForList)
    {
        Report.List();
        return 0;
    }

    var began = Stopwatch.GetTimestamp();
    var subject = line.Subject();
    var results = await Suite.RunAsync(line.Rows(), subject, Report.Show);
    Report.Sum(results, Stopwatch.GetElapsedTime(began));
    if (line.Report is { } file)
    {
        Report.Write(file, subject.Folder.Name, results);
    }

    return results.Any(result => result.Outcome == RowOutcome.Failed) ? 1 : 0;
}
catch (UsageException e)
{
    Console.Error.WriteLine($"{e.Message}\nTry --help.");
    return 2;
}
