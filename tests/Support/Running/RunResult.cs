using System.Text;
using System.Text.Json;

namespace Connectors.Support.Running;

/// <summary>What is left of a run.</summary>
/// <param name="ExitCode">The exit code; 128 and the signal's number where it died of a signal.</param>
/// <param name="Output">All of standard output.</param>
/// <param name="Errors">All of standard error.</param>
public sealed record RunResult(int ExitCode, ReadOnlyMemory<byte> Output, string Errors)
{
    /// <summary>The messages on standard output; asked for only where there should be nothing else.</summary>
    public Messages Messages => field ??= Messages.Parse(Output.Span);

    /// <summary>Standard output as text.</summary>
    public string Text => Encoding.UTF8.GetString(Output.Span);

    /// <summary>The discovered catalog.</summary>
    public JsonElement Catalog => Messages.Of("CATALOG", "catalog").Single();

    /// <summary>For the message of a failed assertion: the end of the run, without its records.</summary>
    public override string ToString()
    {
        var lines = Text.Split('\n').Where(line => !line.StartsWith("{\"type\":\"RECORD\"", StringComparison.Ordinal));
        return $"exit code {ExitCode}\n{string.Join('\n', lines.TakeLast(40))}\nstandard error: {Errors}";
    }
}
