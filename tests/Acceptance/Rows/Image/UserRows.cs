using System.Globalization;
using Acceptance.Rows.Runners;
using Acceptance.Targets;

namespace Acceptance.Rows.Image;

/// <summary>Who an image runs as, and who else may.</summary>
internal static class UserRows
{
    public static IReadOnlyList<Row> All { get; } =
    [
        new(
            "image.user",
            "5.2",
            "it does not run as root",
            (subject, findings) =>
            {
                var user = ImageFacts.Of(subject).Image.User;
                findings.Check(user != 0, "another user than root", () => $"{user}");
                return Task.CompletedTask;
            }
        ),
        new(
            "image.user_number",
            "5.2",
            "its user is a number, as of a name nobody outside knows that it is not root",
            (subject, findings) =>
            {
                var user = ImageFacts.Of(subject).User;
                findings.Check(
                    int.TryParse(user.Split(':')[0], NumberStyles.None, CultureInfo.InvariantCulture, out _),
                    "a number",
                    () => user.Length == 0 ? "none" : user
                );
                return Task.CompletedTask;
            }
        )
        {
            IsAdvice = true,
        },
        Unknown("image.unknown_user", "a user and a group that nobody knows", UnixUser.Stranger),
        Unknown("image.unknown_user_of_root", "a user that nobody knows, in root's group", 0),
    ];

    private static Row Unknown(string id, string who, int group) =>
        new(
            id,
            "5.2",
            $"spec answers {who}, without capabilities, a root to write to, a HOME and a network",
            async (subject, findings) =>
            {
                var run = await subject.RunAsync(
                    new Start("spec")
                    {
                        IsHardened = true,
                        IsOffline = true,
                        User = UnixUser.Stranger,
                        Group = group,
                    }.With(("HOME", null))
                );
                findings.Check(run.ExitCode == 0, "exit code 0", run.InShort);
                Answers.First(run, findings, "SPEC", "spec");
            }
        );
}
