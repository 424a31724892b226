namespace Acceptance.Rows.Image;

/// <summary>How an image says that it is started.</summary>
internal static class StartRows
{
    public static IReadOnlyList<Row> All { get; } =
    [
        new(
            "image.environment_variables",
            "5.1",
            "AIRBYTE_ENTRYPOINT is the entry point, joined by blanks, and can be found from any folder",
            Entrypoint
        ),
        new(
            "image.no_command",
            "5.1",
            "there is no command, which would be taken for arguments",
            (subject, findings) =>
            {
                var command = ImageFacts.Of(subject).Command;
                findings.Check(command.Count == 0, "no CMD", () => string.Join(' ', command));
                return Task.CompletedTask;
            }
        ),
    ];

    private static Task Entrypoint(Subject subject, Findings findings)
    {
        var facts = ImageFacts.Of(subject);
        findings.Check(facts.Entrypoint.Count > 0, "an ENTRYPOINT", () => "none");
        findings.Equal(
            string.Join(' ', facts.Entrypoint),
            facts.Variable("AIRBYTE_ENTRYPOINT") ?? "",
            "AIRBYTE_ENTRYPOINT"
        );

        // A shell takes it apart again.
        findings.None(
            "parts without blanks and quotes",
            facts.Entrypoint.Where(part => part.AsSpan().ContainsAny(" \t\"'\\"))
        );
        findings.None(
            "an absolute path, or a program on PATH",
            facts.Entrypoint.Take(1).Where(program => program.Contains('/') && !program.StartsWith('/'))
        );
        return Task.CompletedTask;
    }
}
