namespace Connectors.Hosting;

/// <summary>Reads the arguments: flags in any order, as <c>--flag value</c> or <c>--flag=value</c>; the last of two counts.</summary>
internal static class CommandLineParser
{
    /// <summary>What the arguments ask of a connector of that kind.</summary>
    public static Invocation Parse(IReadOnlyList<string> args, ConnectorKind kind)
    {
        if (args.Count == 0)
        {
            return new Invocation.NoArguments();
        }

        var found = ArgumentScan.Of(args);
        var verb = VerbTable.Of(kind).FirstOrDefault(row => row.Name == found.Verb);
        if (found.WantsHelp)
        {
            return new Invocation.Help(verb?.Verb);
        }

        if (found.WantsVersion)
        {
            return new Invocation.Version();
        }

        return verb is null ? new Invocation.Misuse(NoVerb(found.Verb, kind)) : Complete(verb, found);
    }

    private static Invocation Complete(VerbRow verb, ArgumentScan found)
    {
        if (found.WithoutValue is { } flag)
        {
            return new Invocation.Misuse($"{flag} needs the path of a file.");
        }

        var missing = verb.Required.Where(required => !found.Files.ContainsKey(required)).ToList();
        if (missing.Count > 0)
        {
            return new Invocation.Misuse(
                $"{verb.Name} needs {string.Join(" and ", missing.Select(f => f + " FILE"))}."
            );
        }

        return new Invocation.Run(
            new CommandLine(verb.Verb)
            {
                ConfigPath = found.Files.GetValueOrDefault("--config"),
                CatalogPath = found.Files.GetValueOrDefault("--catalog"),
                StatePath = found.Files.GetValueOrDefault("--state"),
                IsDebug = found.IsDebug,
                Unknown = found.Unknown,
            }
        );
    }

    private static string NoVerb(string? given, ConnectorKind kind)
    {
        var verbs = string.Join(", ", VerbTable.Of(kind).Select(row => row.Name));
        return given is null
            ? $"No command was given. The commands are: {verbs}."
            : $"There is no command \"{given}\" here. The commands are: {verbs}.";
    }
}
