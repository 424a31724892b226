namespace Benchmarks;

/// <summary>One contestant: a connector, a peer, or curl.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Read">The command that reads everything, for a server's address.</param>
/// <param name="Spec">The command that only starts up, or null.</param>
/// <param name="Records">How many records it reads.</param>
internal sealed record Entry(string Name, Func<string, string> Read, string? Spec, long Records)
{
    /// <summary>A published connector of ours.</summary>
    public static Entry Connector(string name, string path, InputFiles files, long records) =>
        new(
            name,
            url => $"{path} read --config {files.Config(url)} --catalog {files.Catalog}",
            $"{path} spec",
            records
        );

    /// <summary>Any other connector.</summary>
    public static Entry Peer(string name, string command, InputFiles files, long records) =>
        new(
            name,
            url =>
                command
                    .Replace("{url}", url, StringComparison.Ordinal)
                    .Replace("{config}", files.Config(url), StringComparison.Ordinal)
                    .Replace("{catalog}", files.Catalog, StringComparison.Ordinal),
            command[..command.IndexOf(" read ", StringComparison.Ordinal)]
                .Replace("{url}", "-", StringComparison.Ordinal) + " spec",
            records
        );
}

/// <summary>The files that every contestant is given.</summary>
internal sealed class InputFiles(string folder)
{
    /// <summary>One stream, everything.</summary>
    public string Catalog { get; } =
        Write(
            folder,
            "catalog.json",
            """
            {"streams":[{"stream":{"name":"activities","json_schema":{"type":"object","properties":{}},"supported_sync_modes":["full_refresh"]},"sync_mode":"full_refresh","destination_sync_mode":"append"}]}
            """
        );

    /// <summary>The pace that connectors keep for the vendor is lifted: at 40 requests a second nothing else could be seen.</summary>
    public string Config(string url) =>
        Write(
            folder,
            $"config.{new Uri(url).Port}.json",
            $$"""{"api_key":"bench-key-0001","start_date":"2020-01-01T00:00:00Z","base_url":"{{url}}","rate_limit_factor":1000}"""
        );

    private static string Write(string folder, string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
