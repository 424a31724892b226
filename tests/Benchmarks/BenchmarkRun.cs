using System.Globalization;

namespace Benchmarks;

/// <summary>Measures all contestants in turns, so that a noisy minute hits all of them, and prints the table.</summary>
internal sealed class BenchmarkRun(BenchmarkOptions options)
{
    private const string Header =
        "| entry | records | records/s | MB/s | wall / floor | CPU s per million | peak RSS MB | `spec` ms |\n|---|--:|--:|--:|--:|--:|--:|--:|";

    /// <summary>Measures and prints, connector by connector.</summary>
    public async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("connectors-bench-").FullName;
        try
        {
            Console.WriteLine(
                $"{DateTimeOffsetOfToday()}, {Environment.ProcessorCount} cores, medians of {options.Runs} runs, rate_limit_factor 1000\n"
            );
            foreach (var workload in options.Executables.Select(exe => Workload.Of(exe.Name)).Distinct())
            {
                await MeasureAsync(workload, folder);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task MeasureAsync(Workload workload, string folder)
    {
        var files = new InputFiles(workload, folder);
        await MeasureOursAsync(workload, folder, files, "", certificate: null);
        if (workload.HasVariants)
        {
            await MeasureOursAsync(workload, folder, files, " (gzip)", certificate: null, "--bench-gzip");
            var certificate = Path.Combine(folder, "sandbox.pem");
            await MeasureOursAsync(workload, folder, files, " (TLS)", certificate, $"--tls={certificate}");
        }

        await MeasurePeersAsync(workload, files);
        await MeasureMemoryAsync(workload, files);
    }

    private static string DateTimeOffsetOfToday() =>
        TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private IEnumerable<(string Name, string Command)> Executables(Workload workload) =>
        options.Executables.Where(exe => Workload.Of(exe.Name) == workload);

    private async Task MeasureOursAsync(
        Workload workload,
        string folder,
        InputFiles files,
        string suffix,
        string? certificate,
        params string[] server
    )
    {
        await using var bench = await BenchServer.StartAsync(workload, options.Records, server);
        var urls = await bench.WriteCurlFileAsync(folder);
        var (trust, prefix) = certificate is null
            ? ("", "")
            : ($" --cacert {certificate}", $"env SSL_CERT_FILE={certificate} ");
        var floor = workload
            .Floor(bench, trust, urls)
            .Select(entry => entry with { Name = entry.Name + suffix })
            .ToList();
        var entries = floor
            .Concat(
                Executables(workload)
                    .Select(exe => Entry.Connector(exe.Name + suffix, prefix + exe.Command, files, options.Records))
            )
            .ToList();
        foreach (var entry in entries.Skip(floor.Count))
        {
            await CountAsync(entry, bench);
        }

        await Measurement.OfAsync(floor[0].Read(bench.Url)); // also warms the server up
        await bench.LookAsync();
        var runs = entries.ToDictionary(entry => entry, _ => new List<Measurement>());
        var cpu = new List<double>();
        for (var i = 0; i < options.Runs; i++)
        {
            foreach (var entry in entries)
            {
                runs[entry].Add(await Measurement.OfAsync(entry.Read(bench.Url)));
                if (entry.Fetches)
                {
                    cpu.Add(await CheckAsync(entry, bench));
                }
            }
        }

        Console.WriteLine(Header);
        var seconds = floor.Sum(entry => Measurement.Median(runs[entry]).Seconds);
        foreach (var entry in entries)
        {
            await PrintAsync(workload, entry, Measurement.Median(runs[entry]), seconds);
        }

        Console.WriteLine($"\nThe server's own CPU time: {cpu.Order().ElementAt(cpu.Count / 2):0} µs a page.\n");
    }

    private async Task MeasurePeersAsync(Workload workload, InputFiles files)
    {
        if (options.Peers.Count == 0)
        {
            return;
        }

        await using var bench = await BenchServer.StartAsync(workload, options.PeerRecords);
        var entries = Executables(workload)
            .Select(exe => Entry.Connector(exe.Name, exe.Command, files, options.PeerRecords))
            .Concat(options.Peers.Select(peer => Entry.Peer(peer.Name, peer.Command, files, options.PeerRecords)))
            .ToList();
        Console.WriteLine($"{Header}");
        foreach (var entry in entries)
        {
            await CountAsync(entry, bench);
            await bench.LookAsync();
            var runs = new List<Measurement>();
            for (var i = 0; i < Math.Min(3, options.Runs); i++)
            {
                runs.Add(await Measurement.OfAsync(entry.Read(bench.Url)));
                await CheckAsync(entry, bench);
            }

            await PrintAsync(workload, entry, Measurement.Median(runs), floor: null);
        }

        Console.WriteLine();
    }

    private async Task MeasureMemoryAsync(Workload workload, InputFiles files)
    {
        if (options.FlatRecords == 0)
        {
            return;
        }

        Console.WriteLine("| entry | records | peak RSS MB |\n|---|--:|--:|");
        foreach (var records in new[] { 10_000, options.FlatRecords })
        {
            await using var bench = await BenchServer.StartAsync(workload, records);
            foreach (var (name, command) in Executables(workload))
            {
                var entry = Entry.Connector(name, command, files, records);
                var run = await Measurement.OfAsync(entry.Read(bench.Url));
                await CheckAsync(entry, bench);
                Console.WriteLine(FormattableString.Invariant($"| {name} | {records:N0} | {run.PeakMegabytes:0.0} |"));
            }
        }
    }

    /// <summary>What was written must be every record.</summary>
    private static async Task CountAsync(Entry entry, BenchServer bench)
    {
        var counted = await Measurement.CountRecordsAsync(entry.Read(bench.Url));
        if (counted != entry.Records)
        {
            throw new BenchmarkException($"{entry.Name} wrote {counted} of {entry.Records} records.");
        }
    }

    /// <summary>What was fetched must be every page, once. Gives the server's CPU time for each.</summary>
    private static async Task<double> CheckAsync(Entry entry, BenchServer bench)
    {
        var (pages, microseconds) = await bench.LookAsync();
        return pages >= bench.LeastPages && pages <= bench.Pages + 1
            ? microseconds
            : throw new BenchmarkException($"{entry.Name} fetched {pages} pages of {bench.Pages}.");
    }

    private static async Task PrintAsync(Workload workload, Entry entry, Measurement run, double? floor)
    {
        var start = entry.Spec is null ? "–" : $"{await Measurement.StartUpAsync(entry.Spec, 20):0}";
        var ratio = floor is null ? "–" : FormattableString.Invariant($"{run.Seconds / floor:0.00} ×");
        Console.WriteLine(
            FormattableString.Invariant(
                $"| {entry.Name} | {entry.Records:N0} | {entry.Records / run.Seconds:N0} | {entry.Records * (double)workload.RecordBytes / run.Seconds / 1e6:N0} | {ratio} | {run.CpuSeconds / entry.Records * 1e6:0.00} | {run.PeakMegabytes:0.0} | {start} |"
            )
        );
    }
}
