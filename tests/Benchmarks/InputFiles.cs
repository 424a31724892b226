namespace Benchmarks;

/// <summary>The files that every contestant is given.</summary>
internal sealed class InputFiles(Workload workload, string folder)
{
    /// <summary>One stream, everything.</summary>
    public string Catalog { get; } =
        Write(
            folder,
            $"{workload.Connector}.catalog.json",
            $$$"""
            {"streams":[{"stream":{"name":"{{{workload.Stream}}}","json_schema":{"type":"object","properties":{}},"supported_sync_modes":["full_refresh"]},"sync_mode":"full_refresh","destination_sync_mode":"append"}]}
            """
        );

    /// <summary>The pace that connectors keep for the vendor is lifted: at what vendors allow nothing else could be seen.</summary>
    public string Config(string url) =>
        Write(
            folder,
            $"{workload.Connector}.config.{new Uri(url).Port}.json",
            $$"""{"api_key":"bench-key-0001",{{workload.Span}},"base_url":"{{url}}","rate_limit_factor":1000}"""
        );

    private static string Write(string folder, string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
