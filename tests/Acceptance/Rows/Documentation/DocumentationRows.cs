namespace Acceptance.Rows.Documentation;

/// <summary>What the docs page says (airbyte-protocol 5.7, 6.1).</summary>
internal static class DocumentationRows
{
    public static IReadOnlyList<Row> All { get; } =
    [
        Of("headings", "5.7", "the docs have the sections that users look for, in order", HeadingsAsync),
        Of("prerequisites", "6.1", "the docs name each required option as a prerequisite", OptionsNamed.RequiredAsync),
        Of("options", "4.3", "the docs name every option", OptionsNamed.AllAsync),
        Of("streams", "5.7", "the docs name every stream", StreamsNamed.LookAsync),
        Of("links", "6.1", "links within the docs lead somewhere", LinksAsync),
        Of("changelog", "5.7", "the changelog knows the version of the metadata", ChangelogAsync),
    ];

    private static readonly string[] Expected =
    [
        "Prerequisites",
        "Setup guide",
        "Supported sync modes",
        "Supported streams",
        "Performance considerations",
        "Changelog",
    ];

    private static Row Of(string name, string rule, string title, Func<Subject, DocsPage, Findings, Task> look) =>
        new(
            $"documentation.{name}",
            rule,
            title,
            (subject, findings) =>
                subject.Config["connector_documentation"].BypassReason is { } reason
                    ? throw new BypassedException(reason)
                    : look(subject, DocsPage.Of(subject), findings)
        )
        {
            IsAdvice = true,
        };

    private static Task HeadingsAsync(Subject subject, DocsPage page, Findings findings)
    {
        var missing = Expected.Where(title => !page.Headings.Any(heading => heading.Is(title))).ToList();
        findings.Check(
            missing.Count == 0,
            $"the headings {string.Join(", ", Expected)}",
            () => $"none {Wording.Named(missing)}"
        );
        var order = Expected
            .Except(missing)
            .OrderBy(title => page.Headings.First(heading => heading.Is(title)).Line)
            .ToList();
        findings.Check(
            order.SequenceEqual(Expected.Except(missing)),
            $"headings in the order {string.Join(", ", Expected)}",
            () => string.Join(", ", order)
        );
        return Task.CompletedTask;
    }

    private static Task LinksAsync(Subject subject, DocsPage page, Findings findings)
    {
        findings.None("files and headings that are there", DocsLinks.Dead(page, subject.DocsPath).Take(Wording.Few));
        return Task.CompletedTask;
    }

    private static Task ChangelogAsync(Subject subject, DocsPage page, Findings findings)
    {
        var version = Running.Lenient.TextOr(subject.Metadata(), "dockerImageTag", "");
        findings.Check(
            version.Length > 0
                && page.Section("Changelog") is { } changes
                && changes.Any(line => Words.Has(line, version)),
            $"{version} under Changelog",
            () => page.Section("Changelog") is null ? "no heading Changelog" : "other versions"
        );
        return Task.CompletedTask;
    }
}
