namespace Sandbox;

/// <summary>A limit of its own for the paths that begin alike.</summary>
/// <param name="Prefix">How the path begins, without the server's prefix.</param>
/// <param name="Permits">So many requests are accepted within any period.</param>
/// <param name="Period">The length of the period, on <see cref="SandboxOptions.Time"/>.</param>
public sealed record PathLimit(string Prefix, int Permits, TimeSpan Period);
