using System.Text.Json;

namespace Connectors.Schema.Keywords;

/// <summary>What one check has found so far.</summary>
internal sealed class Findings(SchemaOptions options, SecretPaths secrets)
{
    private readonly List<SchemaViolation> _violations = [];

    public SchemaOptions Options { get; } = options;

    public IReadOnlyList<SchemaViolation> Violations => _violations;

    public void Add(Place place, string problem) =>
        _violations.Add(new SchemaViolation(place.ToString(), place.Title, problem));

    /// <summary>
    /// Adds a violation that repeats a number or a boolean. A text is never repeated, whether or not its own field is
    /// secret: a key that was pasted into the wrong field would end up in a log.
    /// </summary>
    public void Add(Place place, string problem, JsonElement value)
    {
        var shown =
            value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False
            && value.GetRawText() is { Length: <= 40 } text
            && !secrets.Touches(place)
                ? $", not {text}"
                : "";
        Add(place, problem + shown);
    }

    public void AddAll(Findings others) => _violations.AddRange(others._violations);

    /// <summary>A separate account for one alternative, which counts only if it is chosen.</summary>
    public Findings Apart() => new(Options, secrets);
}
