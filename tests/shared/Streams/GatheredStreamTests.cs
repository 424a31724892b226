namespace Connectors.Tests.Streams;

/// <summary>Which objects come out of the records that hold them, and in which version.</summary>
public sealed class GatheredStreamTests
{
    [Test]
    public async Task Each_object_is_given_out_once_by_its_key()
    {
        var records = await GatherAsync(
            Owner("""{"id":10,"at":1}"""),
            """{"owner":{"id":9,"at":1},"editor":{"id":10,"at":1}}""",
            Owner("""{"id":-1}"""),
            Owner("""{"id":"b"}"""),
            Owner("""{"id":"10","at":1}"""),
            Owner("""{"id":"a"}""")
        );

        Assert.That(
            records,
            Is.EqualTo(
                new[]
                {
                    """{"id":-1}""",
                    """{"id":9,"at":1}""",
                    """{"id":10,"at":1}""",
                    """{"id":"a"}""",
                    """{"id":"b"}""",
                }
            ),
            "numbers as numbers, then texts"
        );
    }

    [TestCase("\"7\"")]
    [TestCase("\" 7 \"")]
    [TestCase("\"007\"")]
    [TestCase("\"\\u0037\"")]
    public async Task A_key_is_the_same_however_it_is_sent(string key)
    {
        var records = await GatherAsync(Owner("""{"id":7,"at":2}"""), Owner($$"""{"id":{{key}},"at":1}"""));

        Assert.That(records, Is.EqualTo(new[] { """{"id":7,"at":2}""" }));
    }

    [TestCase("{}")]
    [TestCase("""{"owner":null}""")]
    [TestCase("""{"owner":"7"}""")]
    [TestCase("""{"owner":7}""")]
    [TestCase("""{"owner":[{"id":7}]}""")]
    [TestCase("""{"owner":{}}""")]
    [TestCase("""{"owner":{"id":null}}""")]
    [TestCase("""{"owner":{"id":""}}""")]
    [TestCase("""{"owner":{"id":" "}}""")]
    [TestCase("""{"other":{"id":7}}""")]
    [TestCase("""{"other":{"owner":{"id":7}}}""")]
    public async Task What_is_no_object_with_a_key_is_left_out(string record) =>
        Assert.That(await GatherAsync(record), Is.Empty);

    [TestCase("""{"id":1,"at":5,"v":"a"}""", """{"id":1,"at":6,"v":"b"}""", "b")]
    [TestCase("""{"id":1,"at":6,"v":"a"}""", """{"id":1,"at":5,"v":"b"}""", "a")]
    [TestCase("""{"id":1,"at":6,"version":1,"v":"a"}""", """{"id":1,"at":5,"version":2,"v":"b"}""", "a")]
    [TestCase("""{"id":1,"at":5,"version":9,"v":"a"}""", """{"id":1,"at":5,"version":10,"v":"b"}""", "b")]
    [TestCase("""{"id":1,"at":5,"version":"9","v":"a"}""", """{"id":1,"at":5,"version":10,"v":"b"}""", "b")]
    [TestCase("""{"id":1,"at":5,"version":"1.9","v":"a"}""", """{"id":1,"at":5,"version":"1.10","v":"b"}""", "a")]
    [TestCase("""{"id":1,"at":5,"version":10,"v":"a"}""", """{"id":1,"at":5,"version":9,"v":"b"}""", "a")]
    [TestCase("""{"id":1,"at":5,"version":3,"v":"a"}""", """{"id":1,"at":5,"version":3,"v":"b"}""", "a")]
    [TestCase("""{"id":1,"at":5,"v":"a"}""", """{"id":1,"at":5,"v":"b"}""", "a")]
    [TestCase("""{"id":1,"at":5,"v":"a"}""", """{"id":1,"at":5,"version":1,"v":"b"}""", "b")]
    [TestCase("""{"id":1,"at":5,"version":"x","v":"a"}""", """{"id":1,"at":5,"version":0,"v":"b"}""", "b")]
    [TestCase("""{"id":1,"at":5,"v":"a"}""", """{"id":1,"v":"b"}""", "a")]
    [TestCase("""{"id":1,"v":"a"}""", """{"id":1,"at":5,"v":"b"}""", "b")]
    [TestCase("""{"id":1,"at":"soon","version":9,"v":"a"}""", """{"id":1,"at":5,"version":1,"v":"b"}""", "b")]
    [TestCase("""{"id":1,"v":"a"}""", """{"id":1,"v":"b"}""", "a")]
    [TestCase("""{"id":1,"v":"a"}""", """{"id":1,"version":1,"v":"b"}""", "b")]
    public async Task The_latest_version_counts_wherever_it_lies(string first, string second, string winner)
    {
        var inOneList = await GatherAsync(Owner(first), Owner(second));
        var inTwo = await new SomeGathering([Owner(first)], [Owner(second)]).ReadAsync();

        Assert.That(inOneList.Single(), Does.Contain($"\"v\":\"{winner}\""));
        Assert.That(inTwo.Single(), Does.Contain($"\"v\":\"{winner}\""));
    }

    [TestCase("""{"id":1,"at":6,"a":null}""", """{"id":1,"at":5,"a":2}""", """{"id":1,"at":6,"a":2}""")]
    [TestCase("""{"id":1,"at":5,"a":2}""", """{"id":1,"at":6,"a":null}""", """{"id":1,"at":6,"a":2}""")]
    [TestCase("""{"id":1,"at":6}""", """{"id":1,"at":5,"a":[2]}""", """{"id":1,"at":6,"a":[2]}""")]
    [TestCase("""{"id":1,"at":6,"a":false}""", """{"id":1,"at":5,"a":2}""", """{"id":1,"at":6,"a":false}""")]
    [TestCase("""{"id":1,"at":6,"a":""}""", """{"id":1,"at":5,"a":2}""", """{"id":1,"at":6,"a":""}""")]
    [TestCase("""{"id":1,"at":6,"b":1}""", """{"id":1,"at":5,"a":null}""", """{"id":1,"at":6,"b":1}""")]
    [TestCase("""{ "id":1, "at":6, "\u0061":1 }""", """{"id":1,"at":5,"a":2}""", """{ "id":1, "at":6, "\u0061":1 }""")]
    [TestCase("""{"id":1,"at":6,"\u0061":null}""", """{"id":1,"at":5,"a":2}""", """{"id":1,"at":6,"a":2}""")]
    [TestCase("""{"id":1,"at":6,"a":null}""", """{"id":1,"at":5,"\u0061":2}""", """{"id":1,"at":6,"\u0061":2}""")]
    [TestCase(
        """{"id":1,"at":6,"q\"":null}""",
        """{"id":1,"at":5,"q\u0022":"é"}""",
        """{"id":1,"at":6,"q\u0022":"é"}"""
    )]
    public async Task What_has_no_value_is_filled_from_the_other(string first, string second, string expected) =>
        Assert.That(await GatherAsync(Owner(first), Owner(second)), Is.EqualTo(new[] { expected }));

    [Test]
    public async Task More_than_two_versions_make_one_object()
    {
        var records = await new SomeGathering(
            [Owner("""{"id":1,"at":5,"a":5,"b":5,"c":null}"""), Owner("""{"id":1,"at":7,"a":7}""")],
            [Owner("""{"id":1,"at":6,"a":6,"c":6}"""), Owner("""{"id":1,"at":5,"a":5,"b":5,"c":null}""")]
        ).ReadAsync();

        Assert.That(records, Is.EqualTo(new[] { """{"id":1,"at":7,"a":7,"b":5,"c":6}""" }));
    }

    [Test]
    public async Task All_pages_of_a_list_are_looked_into()
    {
        var records = await new SomeGathering([
            [Owner("""{"id":2}"""), Owner("""{"id":1}""")],
            [],
            [Owner("""{"id":3}"""), Owner("""{"id":1}""")],
        ]).ReadAsync();

        Assert.That(records, Is.EqualTo(new[] { """{"id":1}""", """{"id":2}""", """{"id":3}""" }));
    }

    [Test]
    public async Task Many_objects_come_in_several_pages()
    {
        var gathering = new SomeGathering([
            .. Enumerable.Range(0, 2500).Reverse().Select(i => Owner($"{{\"id\":{i}}}")),
        ]);

        Assert.That(await gathering.ReadAsync(), Is.EqualTo(Enumerable.Range(0, 2500).Select(i => $"{{\"id\":{i}}}")));
        Assert.That(gathering.Pages, Is.EqualTo(new[] { 1000, 1000, 500 }));
    }

    private static string Owner(string json) => $$"""{"owner":{{json}}}""";

    private static Task<IReadOnlyList<string>> GatherAsync(params string[] records) =>
        new SomeGathering(records).ReadAsync();
}
