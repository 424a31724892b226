using System.Globalization;
using System.Text;
using Acceptance.Protocol;
using Acceptance.Running;

namespace Acceptance.Rows.Runners;

/// <summary>How the platform reads what a connector leaves.</summary>
internal static class PlatformReading
{
    /// <summary>A run with the exit code that the platform sees: what is in the file.</summary>
    public static RunResult Left(Files files, RunResult run)
    {
        var text = files.Has(PlatformScript.ExitCodeFile)
            ? Encoding.UTF8.GetString(files.Read(PlatformScript.ExitCodeFile))
            : "";
        return int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            ? run with
            {
                ExitCode = code,
            }
            : run with
            {
                ExitCode = run.ExitCode == 0 ? -1 : run.ExitCode,
            };
    }

    /// <summary>What the platform would lose, or fail for.</summary>
    public static void Usable(RunResult run, IReadOnlyList<string> streams, Findings findings)
    {
        findings.None("a message, as all else is lost", run.Messages.Noise.Take(5).Select(line => line.Cut()));
        findings.None("records of configured streams only", run.Messages.Streams.Except(streams).Take(5));
        findings.None(
            "STATEs that account for every record",
            streams.SelectMany(stream => Accounting.States(run.Messages, stream)).Take(5)
        );
    }
}
