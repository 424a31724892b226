namespace Acceptance.Targets;

/// <summary>
/// How a connector is to be started, whatever it is. <c>{files}</c> in an argument, a variable or a script stands for the
/// folder of <see cref="Files"/> as the connector sees it.
/// </summary>
/// <param name="Arguments">Its arguments.</param>
public sealed record Start(params IReadOnlyList<string> Arguments)
{
    /// <summary>What stands for the folder of files.</summary>
    public const string FilesMark = "{files}";

    /// <summary>The folder that holds the config, the catalog and the state.</summary>
    public Mount? Files { get; init; }

    /// <summary>Variables of the environment that differ from the usual ones; null removes one.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>
    /// What <c>sh -c</c> runs in the connector's place. It finds the connector's command in <c>AIRBYTE_ENTRYPOINT</c>, to be
    /// evaluated, and the arguments in <c>"$@"</c>.
    /// </summary>
    public string? Script { get; init; }

    /// <summary>The working folder as the connector sees it; one of the target's own by default.</summary>
    public string? WorkingFolder { get; init; }

    /// <summary>The user; the target's own by default.</summary>
    public int? User { get; init; }

    /// <summary>The group, where there is a user; the one of the same number by default.</summary>
    public int? Group { get; init; }

    /// <summary>
    /// Whether next to nothing can be written and no capability is left. An image has a root that is read-only; a program
    /// of this machine runs as a stranger and has no temporary folder where it is told that there is one.
    /// </summary>
    public bool IsHardened { get; init; }

    /// <summary>Whether there is no network.</summary>
    public bool IsOffline { get; init; }

    /// <summary>How much memory there is, in megabytes.</summary>
    public int? Memory { get; init; }

    /// <summary>How long it may take; beyond, it is killed.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The same with some variables besides.</summary>
    public Start With(params IEnumerable<(string Name, string? Value)> variables)
    {
        var environment = new Dictionary<string, string?>(Environment);
        foreach (var (name, value) in variables)
        {
            environment[name] = value;
        }

        return this with
        {
            Environment = environment,
        };
    }
}

/// <summary>A folder of this machine that the connector may see.</summary>
/// <param name="Host">Where it is.</param>
/// <param name="Inside">Where an image has it.</param>
public sealed record Mount(string Host, string Inside);
