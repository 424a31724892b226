using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Demo;

/// <summary>A built connector, driven as a runner drives it: a process, files, and lines on standard output.</summary>
internal sealed class Connector(string executable)
{
    /// <summary>Builds a connector from source.</summary>
    /// <exception cref="DemoException">The build failed; its output says why.</exception>
    public static async Task<Connector> BuildAsync(string name, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(Repository.Root, "connectors", name);
        var start = new ProcessStartInfo("dotnet", ["build", folder, "-c", "Release", "-v", "quiet", "-nologo"])
        {
            RedirectStandardOutput = true,
        };
        using var build = Process.Start(start) ?? throw new DemoException("dotnet could not be started.");
        var output = await build.StandardOutput.ReadToEndAsync(cancellationToken);
        await build.WaitForExitAsync(cancellationToken);
        return build.ExitCode == 0
            ? new Connector(Path.Combine(folder, "bin", "Release", "net10.0", name))
            : throw new DemoException($"The build of {name} failed.\n{output}");
    }

    /// <summary>Runs one command and gives its messages as they come.</summary>
    /// <exception cref="DemoException">It did not end with 0.</exception>
    public async IAsyncEnumerable<JsonElement> RunAsync(
        IReadOnlyList<string> arguments,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var start = new ProcessStartInfo(executable, arguments) { RedirectStandardOutput = true };
        using var process = Process.Start(start) ?? throw new DemoException($"{executable} could not be started.");
        await using var _ = cancellationToken.Register(() => process.Kill());
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            yield return JsonElement.Parse(line);
        }

        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            throw new DemoException($"{arguments[0]} ended with exit code {process.ExitCode}.");
        }
    }

    /// <summary>The one answer of spec, check or discover.</summary>
    public async Task<JsonElement> AskAsync(
        string type,
        IReadOnlyList<string> arguments,
        CancellationToken cancellationToken
    )
    {
        JsonElement? answer = null;
        await foreach (var message in RunAsync(arguments, cancellationToken))
        {
            answer = message.GetProperty("type").GetString() == type ? message : answer;
        }

        return answer ?? throw new DemoException($"{arguments[0]} gave no answer.");
    }
}

/// <summary>The demo cannot go on; the message says why.</summary>
internal sealed class DemoException(string message) : Exception(message);
