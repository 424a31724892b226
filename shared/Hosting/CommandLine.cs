namespace Connectors.Hosting;

/// <summary>What the arguments ask for.</summary>
internal abstract record Invocation
{
    private Invocation() { }

    /// <summary>Do a verb's work.</summary>
    internal sealed record Run(CommandLine Line) : Invocation;

    /// <summary>Show the usage, of one verb if given, on standard output; exit 0.</summary>
    internal sealed record Help(Verb? Verb) : Invocation;

    /// <summary>Show the version on standard output; exit 0.</summary>
    internal sealed record Version : Invocation;

    /// <summary>Nothing was asked: the usage on standard error; exit 2.</summary>
    internal sealed record NoArguments : Invocation;

    /// <summary>Wrong arguments: a TRACE ERROR of type config_error with this message; exit 1 (airbyte-protocol 2.3).</summary>
    internal sealed record Misuse(string Message) : Invocation;
}

/// <summary>A verb and its files. The files that the verb needs are there.</summary>
internal sealed record CommandLine(Verb Verb)
{
    /// <summary>The config file.</summary>
    public string? ConfigPath { get; init; }

    /// <summary>The configured catalog.</summary>
    public string? CatalogPath { get; init; }

    /// <summary>The state file.</summary>
    public string? StatePath { get; init; }

    /// <summary>Whether <c>--debug</c> was given.</summary>
    public bool IsDebug { get; init; }

    /// <summary>What was not understood, without values: worth a LOG WARN, since runners pass flags of other connectors.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];
}
