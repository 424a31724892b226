using System.Text;
using Acceptance.Targets;

namespace Acceptance.Running;

/// <summary>What is left of a run.</summary>
/// <param name="ExitCode">The exit code; 128 and the signal's number where it died of a signal.</param>
/// <param name="Output">All of standard output.</param>
/// <param name="Errors">All of standard error.</param>
public sealed record RunResult(int ExitCode, ReadOnlyMemory<byte> Output, string Errors)
{
    /// <summary>The messages on standard output.</summary>
    public Messages Messages => field ??= Messages.Parse(Output.Span);

    /// <summary>Standard output as text.</summary>
    public string Text => Encoding.UTF8.GetString(Output.Span);

    /// <summary>How it was started; null where it is no run but made of some.</summary>
    public Start? Start { get; init; }

    /// <summary>When it was started.</summary>
    public DateTimeOffset BeganAt { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>For the message of a failure: the end of the run, without its records.</summary>
    public override string ToString()
    {
        var lines = Text.Split('\n').Where(line => !line.StartsWith("{\"type\":\"RECORD\"", StringComparison.Ordinal));
        return $"exit code {ExitCode}\n{string.Join('\n', lines.TakeLast(40))}\nstandard error: {Errors}";
    }
}
