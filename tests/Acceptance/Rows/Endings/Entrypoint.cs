using Acceptance.Running;

namespace Acceptance.Rows.Endings;

/// <summary>The connector under a shell, as the platform starts it.</summary>
internal static class Entrypoint
{
    /// <summary>What a shell evaluates in the connector's place.</summary>
    public const string Evaluated = """eval "$AIRBYTE_ENTRYPOINT \"\$@\"" """;

    /// <summary>A run whose shell has found no connector would pass for one that failed as it should.</summary>
    /// <exception cref="InvalidOperationException">The shell found none.</exception>
    public static RunResult Started(RunResult run) =>
        run.ExitCode is 126 or 127
            ? throw new InvalidOperationException($"AIRBYTE_ENTRYPOINT starts nothing: {run.InShort()}")
            : run;
}
