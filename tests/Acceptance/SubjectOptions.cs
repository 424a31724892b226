using System.Text.Json.Nodes;
using Acceptance.Running;

namespace Acceptance;

/// <summary>What is said of a connector besides its files.</summary>
public sealed record SubjectOptions
{
    /// <summary>Configs that stand in for files, by their paths in the connector's folder.</summary>
    public IReadOnlyDictionary<string, JsonObject> Configs { get; init; } = new Dictionary<string, JsonObject>();

    /// <summary>Options that are set in every config, such as an address of a vendor to test against.</summary>
    public JsonObject Set { get; init; } = [];

    /// <summary>The docs page; <c>README.md</c> in the connector's folder by default.</summary>
    public string? Docs { get; init; }

    /// <summary><c>low</c> or <c>high</c> in place of what the file says.</summary>
    public string? Strictness { get; init; }

    /// <summary>Runs that another subject has made, by their names: they stand in for this one's own.</summary>
    internal IReadOnlyDictionary<string, RunResult> Runs { get; init; } = new Dictionary<string, RunResult>();
}
