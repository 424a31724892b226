namespace Connectors.Hosting;

/// <summary>The arguments, sorted into verb, files, switches and what is not known.</summary>
internal sealed class ArgumentScan
{
    private static readonly string[] _files = ["--config", "--catalog", "--state"];

    public string? Verb { get; private set; }

    public Dictionary<string, string> Files { get; } = [];

    public string? WithoutValue { get; private set; }

    public bool WantsHelp { get; private set; }

    public bool WantsVersion { get; private set; }

    public bool IsDebug { get; private set; }

    public List<string> Unknown { get; } = [];

    /// <summary>Sorts the arguments.</summary>
    public static ArgumentScan Of(IReadOnlyList<string> args)
    {
        var found = new ArgumentScan();
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

    private void AddFile(string name, string? value)
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

    private void AddOther(string name)
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
