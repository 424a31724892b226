using System.Globalization;
using Sandbox.Bench;
using Sandbox.Faults;

namespace Sandbox.Cli;

/// <summary>The options that every vendor has, and the life of the program.</summary>
internal static class ServerCommand
{
    public static IReadOnlyList<CliOption> Options { get; } =
    [
        new("port", "N", "port on 127.0.0.1; 0, the default, takes a free one"),
        new("prefix", "PATH", "a path before the vendor's own, like /archive"),
        new("latency", "MS", "hold every reply back"),
        new("tls", "FILE", "speak TLS, with a certificate that is made for this run and written to FILE"),
        new("no-gzip", null, "never compress"),
        new("fault", "SPEC", "something that goes wrong (see below); may be repeated"),
        new("bench", "LIST=N", "serve N records from replies made in advance, without credentials, limits or log"),
        new("bench-gzip", null, "the replies of --bench are compressed"),
        new("print-bench-urls", null, "print the path of every reply of --bench, one a line, and end"),
        new("help", null, "print this"),
    ];

    public static IBench? Bench(VendorCommand vendor, CliArguments arguments)
    {
        if (arguments.Text("bench") is not { } bench)
        {
            return null;
        }

        return
            bench.Split('=') is [var list, var count]
            && vendor.Benches.TryGetValue(list, out var create)
            && long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var records)
            ? create(arguments, records, arguments.Has("bench-gzip"))
            : throw new CliException(
                $"--bench: '{bench}' is not LIST=N with LIST among {string.Join(", ", vendor.Benches.Keys)}."
            );
    }

    public static async Task RunAsync(VendorCommand vendor, CliArguments arguments, CancellationToken cancellationToken)
    {
        var options = new SandboxOptions
        {
            Port = arguments.Number("port", 0),
            PathPrefix = Prefix(arguments.Text("prefix")),
            TlsCertificatePath = arguments.Text("tls"),
            Gzip = !arguments.Has("no-gzip"),
            Latency = TimeSpan.FromMilliseconds(arguments.Number("latency", 0)),
            Bench = Bench(vendor, arguments),
        };
        if (options.Bench is not null)
        {
            // Read once, by the first socket of the process: no thread is changed between a packet and its answer, which
            // takes two thirds off a page's cost.
            Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");
        }

        var faults = arguments.All("fault").Select(ParseFault).ToList();
        await using var server = await StartAsync(vendor.Create(arguments), options, cancellationToken);
        faults.ForEach(server.Faults.Add);
        Console.WriteLine($"listening on {server.BaseUrl}");
        await Task.Delay(Timeout.InfiniteTimeSpan, options.Time, cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static async Task<SandboxServer> StartAsync(IVendor vendor, SandboxOptions options, CancellationToken token)
    {
        try
        {
            return await SandboxServer.StartAsync(vendor, options, token);
        }
        catch (IOException e)
        {
            throw new CliException($"--port: {e.Message}");
        }
    }

    private static string Prefix(string? text) =>
        text is null || (text.StartsWith('/') && !text.EndsWith('/'))
            ? text ?? ""
            : throw new CliException($"--prefix: '{text}' must begin with a slash and not end with one.");

    private static Fault ParseFault(string text)
    {
        try
        {
            return Fault.Parse(text);
        }
        catch (FormatException e)
        {
            throw new CliException($"--fault: {e.Message}");
        }
    }
}
