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

    private BenchServer(Process process, string url, long pages)
    {
        _process = process;
        Url = url;
        Pages = pages;
        // The certificate is this run's own; only figures are read from here.
        var handler = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
        };
        _control = new HttpClient(handler) { BaseAddress = new Uri(url) };
    }

    public string Url { get; }

    /// <summary>How many pages a whole read takes.</summary>
    public long Pages { get; }

    /// <summary>Starts it with so many records, and lets it warm up.</summary>
    public static async Task<BenchServer> StartAsync(long records, params string[] further)
    {
        var start = new ProcessStartInfo(Executable, ["chartmogul", $"--bench=activities={records}", .. further])
        {
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start) ?? throw new BenchmarkException("The sandbox could not be started.");
        var line = await process.StandardOutput.ReadLineAsync() ?? "";
        if (!line.StartsWith("listening on ", StringComparison.Ordinal))
        {
            throw new BenchmarkException($"The sandbox did not start: {line}");
        }

        return new BenchServer(process, line["listening on ".Length..].Trim(), (records + 199) / 200);
    }

    /// <summary>A file for <c>curl -K</c> with the address of every page.</summary>
    public async Task<string> WriteCurlFileAsync(string folder)
    {
        var path = Path.Combine(folder, $"urls.{Pages.ToString(CultureInfo.InvariantCulture)}.curl");
        await using var file = new StreamWriter(path);
        for (long page = 0; page < Pages; page++)
        {
            await file.WriteLineAsync(
                $"url = \"{Url}/v1/activities?cursor=p{page:000000000}\"\noutput = \"/dev/null\""
            );
        }

        return path;
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
