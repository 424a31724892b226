using System.Diagnostics;
using System.Globalization;

namespace Benchmarks;

/// <summary>One whole process: from its start to its end.</summary>
/// <param name="Seconds">Wall time.</param>
/// <param name="CpuSeconds">User and system time.</param>
/// <param name="PeakMegabytes">The largest resident set, in 10^6 bytes.</param>
internal sealed record Measurement(double Seconds, double CpuSeconds, double PeakMegabytes)
{
    /// <summary>Runs a shell command with its output thrown away.</summary>
    /// <exception cref="BenchmarkException">It did not end with 0.</exception>
    public static async Task<Measurement> OfAsync(string command)
    {
        var report = Path.GetTempFileName();
        try
        {
            await RunAsync($"exec /usr/bin/time -f '%e %U %S %M' -o {report} {command} > /dev/null");
            var figures = (await File.ReadAllTextAsync(report))
                .Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
                .Select(figure => double.Parse(figure, CultureInfo.InvariantCulture))
                .ToArray();
            return new Measurement(figures[0], figures[1] + figures[2], figures[3] * 1024 / 1e6);
        }
        finally
        {
            File.Delete(report);
        }
    }

    /// <summary>Counts the RECORD lines of a command's output.</summary>
    public static async Task<long> CountRecordsAsync(string command) =>
        long.Parse(await RunAsync($"{command} | grep -cE '^{{\"type\": ?\"RECORD\"'"), CultureInfo.InvariantCulture);

    /// <summary>The median of each figure.</summary>
    public static Measurement Median(IReadOnlyList<Measurement> runs) =>
        new(
            Median(runs.Select(run => run.Seconds)),
            Median(runs.Select(run => run.CpuSeconds)),
            runs.Max(run => run.PeakMegabytes)
        );

    /// <summary>The median of a command's start-up time, in milliseconds, on a clock finer than that of GNU time.</summary>
    public static async Task<double> StartUpAsync(string command, int runs)
    {
        var times = new List<double>();
        for (var i = 0; i < runs; i++)
        {
            var since = Stopwatch.GetTimestamp();
            await RunAsync($"exec {command} > /dev/null");
            times.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
        }

        return Median(times);
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private static async Task<string> RunAsync(string command)
    {
        using var process =
            Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command]) { RedirectStandardOutput = true })
            ?? throw new BenchmarkException("/bin/sh could not be started.");
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output
            : throw new BenchmarkException($"Exit code {process.ExitCode} of: {command}");
    }
}
