using System.ComponentModel;
using System.Diagnostics;

namespace Acceptance.Targets;

/// <summary>A container engine with docker's command line.</summary>
/// <param name="program">Its command.</param>
public sealed class ContainerEngine(string program)
{
    private readonly Lazy<bool> _isRootless = new(() => AsksRootless(new ContainerEngine(program)));

    /// <summary>Its command.</summary>
    public string Program => program;

    /// <summary>Whether its containers' root is nobody but who started it.</summary>
    public bool IsRootless => _isRootless.Value;

    /// <summary>The first engine that answers, docker before podman, or null.</summary>
    public static ContainerEngine? Find() =>
        // A client without its daemon is no engine, hence a question that the daemon answers.
        new[] { "docker", "podman" }
            .Select(name => new ContainerEngine(name))
            .FirstOrDefault(engine => engine.Ask("info") is not null);

    /// <summary>Whether the engine has an image of this name, without fetching it.</summary>
    public bool Has(string image) => Ask("image", "inspect", "--format", "{{.Id}}", image) is not null;

    /// <summary>Asks the engine something; null where it fails or is not there.</summary>
    public string? Ask(params IReadOnlyList<string> arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var process = Process.Start(start);
            if (process is null)
            {
                return null;
            }

            process.StandardInput.Close();
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var answer = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? answer.Trim() : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static bool AsksRootless(ContainerEngine engine) =>
        (
            engine.Ask("info", "--format", "{{.Host.Security.Rootless}}")
            ?? engine.Ask("info", "--format", "{{.SecurityOptions}}")
        )
            is { } answer
        && (answer == "true" || answer.Contains("rootless", StringComparison.Ordinal));
}
