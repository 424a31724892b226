namespace Connectors.Hosting;

/// <summary>Reads the arguments: flags in any order, as <c>--flag value</c> or <c>--flag=value</c>; the last of two counts.</summary>
internal static class CommandLineParser
{
    private static readonly string[] _files = ["--config", "--catalog", "--state"];

    /// <summary>What the arguments ask of a connector of that kind.</summary>
    public static Invocation Parse(IReadOnlyList<string> args, ConnectorKind kind)
    {
        if (args.Count == 0)
        {
            return new Invocation.NoArguments();
        }

        var found = Scan(args);
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

    private static Invocation Complete(VerbRow verb, Found found)
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

    private static Found Scan(IReadOnlyList<string> args)
    {
        var found = new Found();
        for (var at = 0; at < args.Count; at++)
        {
            var (name, value) = Split(args[at]);
            var isFile = _files.Contains(name);
            if (value is null && at + 1 < args.Count && (isFile || IsUnknownFlag(name)) && !IsFlag(args[at + 1]))
            {
                value = args[++at];
            }

            if (isFile)
            {
                found.AddFile(name, value);
            }
            else
            {
                found.AddOther(name);
            }
        }

        return found;
    }

    private static (string Name, string? Value) Split(string arg)
    {
        var equals = IsFlag(arg) ? arg.IndexOf('=', StringComparison.Ordinal) : -1;
        return equals < 0 ? (arg, null) : (arg[..equals], arg[(equals + 1)..]);
    }

    private static bool IsFlag(string arg) => arg.Length > 1 && arg[0] == '-';

    private static bool IsUnknownFlag(string name) =>
        IsFlag(name) && name is not ("--help" or "-h" or "--version" or "--debug");

    private static string NoVerb(string? given, ConnectorKind kind)
    {
        var verbs = string.Join(", ", VerbTable.Of(kind).Select(row => row.Name));
        return given is null
            ? $"No command was given. The commands are: {verbs}."
            : $"There is no command \"{given}\" here. The commands are: {verbs}.";
    }

    private sealed class Found
    {
        public string? Verb { get; private set; }

        public Dictionary<string, string> Files { get; } = [];

        public string? WithoutValue { get; private set; }

        public bool WantsHelp { get; private set; }

        public bool WantsVersion { get; private set; }

        public bool IsDebug { get; private set; }

        public List<string> Unknown { get; } = [];

        public void AddFile(string name, string? value)
        {
            if (string.IsNullOrEmpty(value))
            {
                WithoutValue ??= name;
            }
            else
            {
                Files[name] = value;
            }
        }

        public void AddOther(string name)
        {
            switch (name)
            {
                case "--help" or "-h":
                    WantsHelp = true;
                    break;
                case "--version":
                    WantsVersion = true;
                    break;
                case "--debug":
                    IsDebug = true;
                    break;
                default:
                    AddWord(name);
                    break;
            }
        }

        private void AddWord(string word)
        {
            if (Verb is null && !IsFlag(word))
            {
                Verb = word;
            }
            else
            {
                Unknown.Add(word);
            }
        }
    }
}
