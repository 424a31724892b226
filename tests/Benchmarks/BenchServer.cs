using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace Benchmarks;

/// <summary>The sandbox in bench mode, as a process of its own.</summary>
internal sealed class BenchServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClient _control;
    private readonly Workload _workload;

    private BenchServer(Process process, string url, Workload workload, long records)
    {
        _process = process;
        _workload = workload;
        Url = url;
        Records = records;
        // The certificate is this run's own; only figures are read from here.
        var handler = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
        };
        _control = new HttpClient(handler) { BaseAddress = new Uri(url) };
    }

    public string Url { get; }

    /// <summary>How many records there are.</summary>
    public long Records { get; }

    /// <summary>How many pages a whole read takes.</summary>
    public long Pages => (Records + Workload.PageRecords - 1) / Workload.PageRecords;

    /// <summary>How many of them are fetched whole at least.</summary>
    public long LeastPages => (long)(Pages * _workload.WholePages);

    /// <summary>Starts it with so many records, and lets it warm up.</summary>
    public static async Task<BenchServer> StartAsync(Workload workload, long records, params string[] further)
    {
        var start = new ProcessStartInfo(
            Executable,
            [workload.Vendor, $"--bench={workload.List}={records}", .. further]
        )
        {
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start) ?? throw new BenchmarkException("The sandbox could not be started.");
        var line = await process.StandardOutput.ReadLineAsync() ?? "";
        if (!line.StartsWith("listening on ", StringComparison.Ordinal))
        {
            throw new BenchmarkException($"The sandbox did not start: {line}");
        }

        return new BenchServer(process, line["listening on ".Length..].Trim(), workload, records);
    }

    /// <summary>A file for <c>curl -K</c> with the address of every reply; what comes is thrown away unless curl is told otherwise.</summary>
    public async Task<string> WriteCurlFileAsync(string folder)
    {
        var path = Path.Combine(folder, $"urls.{new Uri(Url).Port.ToString(CultureInfo.InvariantCulture)}.curl");
        await using var file = new StreamWriter(path);
        foreach (var reply in await RepliesAsync())
        {
            await file.WriteLineAsync($"url = \"{Url}{reply}\"");
            if (_workload.HasVariants)
            {
                await file.WriteLineAsync("output = \"/dev/null\"");
            }
        }

        return path;
    }

    /// <summary>Path and query of every reply, as the sandbox itself names them.</summary>
    private async Task<string[]> RepliesAsync()
    {
        var start = new ProcessStartInfo(
            Executable,
            [_workload.Vendor, $"--bench={_workload.List}={Records}", "--print-bench-urls"]
        )
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start) ?? throw new BenchmarkException("The sandbox could not be started.");
        var lines = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return lines.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Pages served since the last look, and the server's own CPU time for each, in microseconds.</summary>
    public async Task<(long Pages, double Microseconds)> LookAsync()
    {
        var stats = await _control.GetFromJsonAsync<JsonElement>("/bench/stats?reset");
        return (stats.GetProperty("pages").GetInt64(), stats.GetProperty("cpu_microseconds_per_page").GetDouble());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>The sandbox is built beside this program.</summary>
    private static string Executable => Path.Combine(AppContext.BaseDirectory, "Sandbox");
}
