using System.Text.Json;
using NUnit.Framework;

namespace Connectors.Support.Files;

/// <summary>Every stream schema keeps the rules that destinations and Airbyte's tests need (airbyte-protocol 4.1 and 4.2).</summary>
/// <typeparam name="TPromises">What the connector promises.</typeparam>
public abstract class SchemaFileTests<TPromises>
    where TPromises : IConnectorPromises, new()
{
    private static readonly TPromises Promises = new();

    /// <summary>All schemas.</summary>
    protected static IReadOnlyList<string> Names { get; } = Promises.Files.SchemaNames;

    /// <summary>No more and no fewer.</summary>
    [Test]
    public void There_is_a_schema_for_every_kind_of_record() => Assert.That(Names, Is.EquivalentTo(Promises.Keys.Keys));

    /// <summary>Vendors leave out what they like, and a key of null is refused by destinations.</summary>
    [TestCaseSource(nameof(Names))]
    public void Only_the_key_is_never_null(string name)
    {
        var properties = Promises.Files.Json("schemas", $"{name}.json").GetProperty("properties").EnumerateObject();

        var neverNull = properties.Where(property => !TypesOf(property.Value).Contains("null")).ToList();

        Assert.That(neverNull.Select(property => property.Name), Is.EquivalentTo(Promises.Keys[name]));
        Assert.That(
            neverNull.Select(property => property.Value.GetProperty("type").GetString()),
            Is.All.AnyOf("string", "integer")
        );
    }

    /// <summary>Destinations make columns of time of these.</summary>
    [TestCaseSource(nameof(Names))]
    public void Dates_are_texts_and_date_times_have_a_zone(string name)
    {
        foreach (var (path, part) in Parts(Promises.Files.Json("schemas", $"{name}.json"), "#"))
        {
            if (part.TryGetProperty("format", out var format))
            {
                Assert.That(TypesOf(part)[^1], Is.EqualTo("string"), path);
                Assert.That(format.GetString(), Is.AnyOf("date", "date-time"), path);
                Assert.That(
                    part.TryGetProperty("airbyte_type", out var type) ? type.GetString() : null,
                    Is.EqualTo(format.GetString() == "date-time" ? "timestamp_with_timezone" : null),
                    path
                );
            }
        }
    }

    /// <summary>The types; without any, each is allowed.</summary>
    private static IReadOnlyList<string> TypesOf(JsonElement part)
    {
        if (!part.TryGetProperty("type", out var type))
        {
            return ["null", "any"];
        }

        return type.ValueKind == JsonValueKind.Array
            ? [.. type.EnumerateArray().Select(one => one.GetString()!)] // the types are texts
            : [type.GetString()!];
    }

    private static IEnumerable<(string Path, JsonElement Part)> Parts(JsonElement part, string path)
    {
        yield return (path, part);
        var inner = part.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().SelectMany(member => Parts(member.Value, $"{path}/{member.Name}"))
            : [];
        foreach (
            var one in part.TryGetProperty("items", out var items) ? inner.Concat(Parts(items, $"{path}/[]")) : inner
        )
        {
            yield return one;
        }
    }
}
