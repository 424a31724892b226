using System.Text.Json;

namespace Sandbox.Totango;

/// <summary>Understands the terms of a query, and refuses what it does not.</summary>
internal sealed class Terms(ITermValues values, Oddities oddities)
{
    private static readonly string[] _comparisons = ["eq", "in_list", "not_in_list", "contains", "is_one_of"];

    /// <exception cref="QueryException">There is a term that is not understood.</exception>
    public IReadOnlyList<Term> Read(JsonElement terms) =>
        terms.ValueKind == JsonValueKind.Array
            ? [.. terms.EnumerateArray().Select(One)]
            : throw new QueryException("terms must be an array.");

    private Term One(JsonElement term) =>
        Word(term, "type") switch
        {
            "string" when Word(term, "term") == "identifier" => Identifier(term),
            "string" when values.Text(Word(term, "term")) is { } text => Texts(term, row => One(text(row))),
            "string_attribute" when values.Attribute(Word(term, "attribute")) is { } texts => Texts(
                term,
                row => texts(row) ?? []
            ),
            "owner" when values.Owners() is { } owners && term.TryGetProperty("is_one_of", out _) => Texts(
                term,
                owners
            ),
            "date" when values.Time(Word(term, "term")) is { } time => Between(term, time),
            "or" when term.TryGetProperty("or", out var terms) => Term.Any(Read(terms)),
            var type => values.Other(type, term) ?? throw NotKnown(term),
        };

    private Term Identifier(JsonElement term)
    {
        var refused =
            term.TryGetProperty("eq", out _) ? Oddities.NoIdentifierEq
            : term.TryGetProperty("in_list", out _) ? Oddities.NoIdentifierInList
            : Oddities.None;
        if ((oddities & refused) != 0)
        {
            throw NotKnown(term);
        }

        var (comparison, operands) = Comparison(term);
        if (comparison is "eq" or "in_list")
        {
            return Term.Of(operands.SelectMany(id => values.Identified(id) ?? throw NotKnown(term)).ToHashSet());
        }

        return values.Text("identifier") is { } text ? Texts(term, row => One(text(row))) : throw NotKnown(term);
    }

    private static Term Texts(JsonElement term, Func<int, IEnumerable<string>> texts)
    {
        var (comparison, operands) = Comparison(term);
        return comparison switch
        {
            "not_in_list" => new Term(row => !texts(row).Any(operands.Contains)),
            "contains" => new Term(row =>
                texts(row).Any(text => text.Contains(operands.Single(), StringComparison.OrdinalIgnoreCase))
            ),
            _ => new Term(row => texts(row).Any(operands.Contains)),
        };
    }

    private static (string Name, HashSet<string> Operands) Comparison(JsonElement term)
    {
        var named = _comparisons.Where(name => term.TryGetProperty(name, out _)).ToList();
        if (named is not [var comparison])
        {
            throw new QueryException($"A term needs one of {string.Join(", ", _comparisons)}: {term}");
        }

        var operand = term.GetProperty(comparison);
        var isList = comparison is "in_list" or "not_in_list" or "is_one_of";
        return isList == (operand.ValueKind == JsonValueKind.Array)
            ? (comparison, [.. isList ? operand.EnumerateArray().Select(Text) : [Text(operand)]])
            : throw new QueryException($"'{comparison}' has a value of the wrong kind: {term}");
    }

    /// <summary>What has no time is in no period.</summary>
    private Term Between(JsonElement term, Func<int, long?> time)
    {
        var period = Period.Of(term);
        return values.Between(Word(term, "term"), period.First, period.Last) is { } rows
            ? Term.Of(rows)
            : new Term(row => time(row) is { } at && at >= period.First && at <= period.Last);
    }

    private static string Word(JsonElement term, string name) =>
        term.ValueKind == JsonValueKind.Object && term.TryGetProperty(name, out var value) ? Text(value)
        : name == "type" ? throw new QueryException($"A term needs a type: {term}")
        : throw NotKnown(term);

    private static string Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String
            ? value.GetString() ?? ""
            : throw new QueryException($"'{value}' must be a text.");

    private static string[] One(string? text) => text is null ? [] : [text];

    private static QueryException NotKnown(JsonElement term) => new($"A term is not known: {term}");
}
