using System.Text;

namespace Connectors.Hosting;

/// <summary>What <c>--help</c> shows.</summary>
internal static class UsageText
{
    private static readonly (string Flag, string Meaning)[] _files =
    [
        ("--config", "The config, in JSON, with the options that spec prints."),
        ("--catalog", "The configured catalog: which streams, and how."),
        ("--state", "The states of the last run; without it everything is read."),
    ];

    /// <summary>The usage of a connector, or of one of its verbs.</summary>
    /// <param name="name">The connector's name, such as <c>source-shop</c>.</param>
    /// <param name="kind">Which verbs it has.</param>
    /// <param name="verb">The verb that is asked about, or null for all.</param>
    public static string Of(string name, ConnectorKind kind, Verb? verb)
    {
        var verbs = verb is { } one ? [VerbTable.Of(one)] : VerbTable.Of(kind);
        var text = new StringBuilder();
        text.AppendLine($"Usage: {name} {(verb is null ? "COMMAND" : verbs[0].Name)} [options]").AppendLine();
        text.AppendLine(verb is null ? "Commands" : "What it does");
        foreach (var row in verbs)
        {
            Row(text, row.Name, row.Summary);
        }

        text.AppendLine().AppendLine("Options");
        foreach (var (flag, meaning) in _files.Where(file => verbs.Any(row => Takes(row, file.Flag))))
        {
            Row(text, flag + " FILE", meaning);
        }

        Row(text, "--debug", "Log every request; the same as LOG_LEVEL=debug.");
        Row(text, "-h, --help", "Show this text; after a command, what that command takes.");
        Row(text, "--version", "Show the version.");
        text.AppendLine().AppendLine("Examples");
        foreach (var row in verbs)
        {
            text.AppendLine($"  {name} {Example(row, "")}");
        }

        foreach (var row in verbs)
        {
            text.AppendLine($"  docker run --rm -i{Mount(row)} {name} {Example(row, "/secrets/")}");
        }

        text.AppendLine()
            .AppendLine(
                "Answers are JSON lines on standard output. Exit code 0: done; 1: failed, the reason is in the last lines."
            );
        return text.ToString();
    }

    private static void Row(StringBuilder text, string name, string meaning) =>
        text.AppendLine($"  {name, -16} {meaning}");

    private static bool Takes(VerbRow row, string flag) =>
        row.Required.Contains(flag) || (flag == "--state" && row.Verb == Verb.Read);

    private static string Mount(VerbRow row) => row.Required.Count == 0 ? "" : " -v \"$PWD:/secrets\"";

    private static string Example(VerbRow row, string folder)
    {
        var files = _files
            .Where(file => Takes(row, file.Flag))
            .Select(file => $" {file.Flag} {folder}{file.Flag[2..]}.json");
        return row.Name + string.Concat(files) + (row.For == ConnectorKind.Destination ? " < messages.jsonl" : "");
    }
}
