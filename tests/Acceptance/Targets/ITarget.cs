namespace Acceptance.Targets;

/// <summary>A connector that can be started: an executable of this machine, or an image.</summary>
public interface ITarget
{
    /// <summary>What a report calls it.</summary>
    string Name { get; }

    /// <summary>Why it cannot be started so on this machine, or null where it can.</summary>
    string? WhyNot(Start start);

    /// <summary>The program that starts it.</summary>
    Command Compose(Start start);

    /// <summary>
    /// Gives a folder of this machine to a user as the connector sees users, as far as that can be done here.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="user">The user; the one whom the target runs as of its own by default.</param>
    /// <returns>Whom to run the connector as, so that the folder is its own; null for the target's own user.</returns>
    int? Give(string folder, int? user);

    /// <summary>
    /// Sends a signal to the connector, or with a script to the shell's only child in a program of this machine. One that
    /// has ended by itself is no mistake.
    /// </summary>
    void Send(UnixSignal signal, Command command, int process);

    /// <summary>Ends a run that hangs, and all that belongs to it.</summary>
    void Kill(Command command);
}

/// <summary>A program as the operating system starts it.</summary>
/// <param name="Program">Its file.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record Command(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>Variables that differ from this process's; null removes one.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>The working folder; null for this process's.</summary>
    public string? WorkingFolder { get; init; }

    /// <summary>What an engine calls the run; empty without one.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whether the program is a shell that starts the connector.</summary>
    public bool IsShell { get; init; }
}

/// <summary>The signals that runners send.</summary>
public enum UnixSignal
{
    /// <summary>Ctrl-C.</summary>
    Interrupt = 2,

    /// <summary>The end, whatever it costs.</summary>
    Kill = 9,

    /// <summary>The end, please.</summary>
    Terminate = 15,
}
