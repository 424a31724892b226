namespace Sandbox.Cli;

/// <summary>A command line that cannot be followed; the message is for the person who wrote it.</summary>
internal sealed class CliException(string message) : Exception(message);
