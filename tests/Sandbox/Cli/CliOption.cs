namespace Sandbox.Cli;

/// <summary>An option of the command line.</summary>
/// <param name="Name">The name without dashes.</param>
/// <param name="Value">What stands for its value in the help text; <c>null</c> for a switch.</param>
/// <param name="Help">What it does.</param>
internal sealed record CliOption(string Name, string? Value, string Help);
