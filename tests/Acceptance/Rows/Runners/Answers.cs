using System.Text.Json;
using Acceptance.Running;

namespace Acceptance.Rows.Runners;

/// <summary>
/// <c>check</c> and <c>discover</c> as a runner starts them. To a program of this machine all runners' folders are alike, so it
/// is asked once for all of them.
/// </summary>
internal static class Answers
{
    /// <summary>The run of <c>check</c>.</summary>
    /// <param name="subject">The connector.</param>
    /// <param name="inside">Where an image has the runner's folder.</param>
    /// <param name="user">Whose the folder is, if not the image's own user.</param>
    public static Task<RunResult> CheckAsync(Subject subject, string inside, int? user = null) =>
        subject.Image is null ? subject.CheckRunAsync() : ImageAsync(subject, "check", inside, user);

    /// <summary>The run of <c>discover</c>.</summary>
    /// <param name="subject">The connector.</param>
    /// <param name="inside">Where an image has the runner's folder.</param>
    /// <param name="user">Whose the folder is, if not the image's own user.</param>
    public static Task<RunResult> DiscoverAsync(Subject subject, string inside, int? user = null) =>
        subject.Image is null ? subject.DiscoverRunAsync() : ImageAsync(subject, "discover", inside, user);

    /// <summary>The payload of the first answer, or null with a finding where there is none.</summary>
    public static JsonElement? First(RunResult run, Findings findings, string type, string payload)
    {
        var answer = run.Messages.Of(type, payload).Select(one => (JsonElement?)one).FirstOrDefault();
        findings.Check(answer is not null, $"one {type}", run.InShort);
        return answer;
    }

    private static Task<RunResult> ImageAsync(Subject subject, string verb, string inside, int? user) =>
        subject.OnceAsync(
            $"{verb} in {inside}",
            async () =>
            {
                using var files = subject.Open(inside: inside);
                var owner = files.CloseFor(user);
                return await subject.RunAsync(
                    files.Start(verb, "--config", "{files}/config.json") with
                    {
                        User = owner,
                        Patience = Subject.PatienceOfDiscovery,
                    }
                );
            }
        );
}
