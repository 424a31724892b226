namespace Benchmarks;

/// <summary>One contestant: a connector, a peer, or a part of the floor.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Read">The command that reads everything, for a server's address.</param>
/// <param name="Spec">The command that only starts up, or null.</param>
/// <param name="Records">How many records it reads.</param>
internal sealed record Entry(string Name, Func<string, string> Read, string? Spec, long Records)
{
    /// <summary>A part of the floor.</summary>
    public Entry(string name, Func<string, string> read, BenchServer server)
        : this(name, read, Spec: null, server.Records) { }

    /// <summary>Whether it asks the server for anything.</summary>
    public bool Fetches { get; init; } = true;

    /// <summary>A published connector of ours.</summary>
    public static Entry Connector(string name, string path, InputFiles files, long records) =>
        new(
            name,
            url => $"{path} read --config {files.Config(url)} --catalog {files.Catalog}",
            $"{path} spec",
            records
        );

    /// <summary>Any other connector.</summary>
    public static Entry Peer(string name, string command, InputFiles files, long records)
    {
        var read = command.IndexOf(" read ", StringComparison.Ordinal);
        return new(
            name,
            url =>
                command
                    .Replace("{url}", url, StringComparison.Ordinal)
                    .Replace("{config}", files.Config(url), StringComparison.Ordinal)
                    .Replace("{catalog}", files.Catalog, StringComparison.Ordinal),
            // A Singer tap has no command for it.
            read < 0
                ? null
                : command[..read].Replace("{url}", "-", StringComparison.Ordinal) + " spec",
            records
        );
    }
}
