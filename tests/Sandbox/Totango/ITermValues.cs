using System.Text.Json;

namespace Sandbox.Totango;

/// <summary>What the rows of a list can be searched for by; <c>null</c> from any of these is a term that is not known.</summary>
internal interface ITermValues
{
    /// <summary>The value that a <c>string</c> term with this name compares.</summary>
    Func<int, string?>? Text(string term);

    /// <summary>The values that a <c>string_attribute</c> term compares, one or many.</summary>
    Func<int, IReadOnlyList<string>?>? Attribute(string attribute);

    /// <summary>The time that a <c>date</c> term with this name compares.</summary>
    Func<int, long?>? Time(string term);

    /// <summary>
    /// The rows with such a time in a period, both ends included, where they are few and known without looking through all
    /// rows; else <c>null</c>.
    /// </summary>
    IReadOnlySet<int>? Between(string term, long from, long to) => null;

    /// <summary>The places of the rows with an id, where ids are found without looking through all rows.</summary>
    IEnumerable<int>? Identified(string id) => null;

    /// <summary>The addresses that an <c>owner</c> term compares.</summary>
    Func<int, IEnumerable<string>>? Owners() => null;

    /// <summary>A term of a type that only these rows have.</summary>
    Term? Other(string type, JsonElement term) => null;
}
