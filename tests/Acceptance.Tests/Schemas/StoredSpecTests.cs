using System.Text.Json;
using Acceptance.Schemas;

namespace Acceptance.Tests.Schemas;

/// <summary>A SPEC is compared with whatever form of it a file holds.</summary>
public class StoredSpecTests
{
    private static readonly JsonElement Spec = JsonElement.Parse(
        """{"connectionSpecification":{"type":"object","required":["a","b"]},"supportsDBT":false,"changelogUrl":null}"""
    );

    [TestCase("""{"type":"SPEC","spec":{"connectionSpecification":{"required":["a","b"],"type":"object"}}}""")]
    [TestCase("""{"supportsNormalization":false,"connectionSpecification":{"required":["a","b"],"type":"object"}}""")]
    [TestCase("""{"required":["a","b"],"type":"object","title":null}""")]
    public void It_is_the_same(string file) => Assert.That(Differences(file), Is.Empty);

    [TestCase("""{"required":["a"],"type":"object"}""", "/required: [\"a\"]", "[\"a\",\"b\"]")]
    [TestCase("""{"required":["a","c"],"type":"object"}""", "/required/1: \"c\"", "\"b\"")]
    [TestCase(
        """{"connectionSpecification":{"type":"object"}}""",
        "connectionSpecification/required: nothing",
        "[\"a\",\"b\"]"
    )]
    [TestCase("""{"required":["a","b"],"type":"object","title":"T"}""", "/title: \"T\"", "nothing")]
    public void It_differs(string file, string expected, string came)
    {
        var differences = Differences(file);

        Assert.That(differences, Is.EqualTo(new[] { (expected, came) }));
    }

    [Test]
    public void Scalars_of_a_file_in_yaml_are_compared_as_texts()
    {
        var differences = new JsonDifference(comparesTexts: true).Of(
            JsonElement.Parse("""{"a":"true","b":"1"}"""),
            JsonElement.Parse("""{"a":true,"b":2}""")
        );

        Assert.That(differences.Select(difference => difference.Expected), Is.EqualTo(new[] { "/b: \"1\"" }));
    }

    private static IEnumerable<(string Expected, string Came)> Differences(string file) =>
        StoredSpec
            .Differences(JsonElement.Parse(file), Spec, comparesTexts: false)
            .Select(difference => (difference.Expected, difference.Came));
}
