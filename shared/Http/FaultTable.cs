using System.Collections.Immutable;
using Connectors.Errors;

namespace Connectors.Http;

/// <summary>What the faults of a vendor mean that says in the body of an answer what is wrong, and not by its status.</summary>
public sealed class FaultTable
{
    private readonly Find _find;
    private readonly StatusRule _other;
    private readonly ImmutableDictionary<int, StatusRule> _rules;

    /// <summary>A table that knows no code yet.</summary>
    /// <param name="find">Finds the fault in a body.</param>
    /// <param name="other">The rule for codes that are not named; in its sentence, <c>{status}</c> is the code.</param>
    public FaultTable(Find find, StatusRule other)
        : this(find, other, ImmutableDictionary<int, StatusRule>.Empty) { }

    private FaultTable(Find find, StatusRule other, ImmutableDictionary<int, StatusRule> rules) =>
        (_find, _other, _rules) = (find, other, rules);

    /// <summary>The fault that a body of an answer with an error status tells of; null where it is something else.</summary>
    public delegate VendorFault? Find(ReadOnlySpan<byte> body);

    /// <summary>The same table with another rule for <paramref name="code"/>.</summary>
    public FaultTable With(int code, StatusRule rule) => new(_find, _other, _rules.SetItem(code, rule));

    /// <summary>The fault in a body, or null.</summary>
    internal VendorFault? In(ReadOnlySpan<byte> body) => _find(body);

    /// <summary>The rule for <paramref name="code"/>; there is one for each.</summary>
    internal StatusRule For(int code) => _rules.GetValueOrDefault(code, _other);
}
