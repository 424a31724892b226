using System.Text;
using System.Text.Json;
using Connectors.Schema;

namespace Connectors.Tests.Schema;

public class StreamSchemaTests
{
    private static readonly StreamSchema Schema = new(
        """
        {
          "type": "object",
          "properties": { "uuid": { "type": "string" }, "customer-since": { "type": ["null", "integer"] }, "größe": {} }
        }
        """u8
    );

    [Test]
    public void It_is_shown_on_one_line() =>
        Assert.That(
            Encoding.UTF8.GetString(Schema.Utf8.Span),
            Does.StartWith("{\"type\":\"object\",\"properties\":{\"uuid\":{").And.Not.Contains("\n")
        );

    [Test]
    public void The_names_keep_the_order_of_the_file() =>
        Assert.That(Schema.PropertyNames, Is.EqualTo(new[] { "uuid", "customer-since", "größe" }));

    [TestCase("uuid", true)]
    [TestCase("customer-since", true)]
    [TestCase("größe", true)]
    [TestCase("customer_since", false)]
    [TestCase("UUID", false)]
    [TestCase("uui", false)]
    [TestCase("", false)]
    public void A_name_is_declared_or_not(string name, bool isDeclared) =>
        Assert.That(Schema.Declares(Encoding.UTF8.GetBytes(name)), Is.EqualTo(isDeclared));

    [Test]
    public void Records_are_checked_with_integers_by_their_spelling()
    {
        Assert.That(Schema.Check(JsonElement.Parse("""{"uuid":"a","customer-since":1}""")), Is.Empty);
        Assert.That(Schema.Check(JsonElement.Parse("""{"uuid":"a","customer-since":1.0}""")), Has.Count.EqualTo(1));
    }

    [Test]
    public void A_schema_without_properties_is_refused() =>
        Assert.That(() => new StreamSchema("""{"type":"object"}"""u8), Throws.TypeOf<InvalidDataException>());

    [Test]
    public void Further_columns_come_behind_those_of_the_file()
    {
        var with = Schema.With([
            new("tier", """{"type":["null","string"]}"""),
            new("a \"b\" 😀", "{}"),
            new("größe", """{"type":"number"}"""),
            new("tier", """{"type":"number"}"""),
        ]);

        Assert.That(with.PropertyNames, Is.EqualTo(new[] { "uuid", "customer-since", "größe", "tier", "a \"b\" 😀" }));
        Assert.That(with.PropertyNames.Select(name => with.Declares(Encoding.UTF8.GetBytes(name))), Is.All.True);
        Assert.That(with.Json.GetProperty("type").GetString(), Is.EqualTo("object"));
        Assert.That(with.Json.GetProperty("properties").GetProperty("größe").GetRawText(), Is.EqualTo("{}"));
        Assert.That(
            with.Json.GetProperty("properties").GetProperty("tier").GetRawText(),
            Is.EqualTo("""{"type":["null","string"]}"""),
            "the first of two"
        );
        Assert.That(Schema.PropertyNames, Has.Count.EqualTo(3), "the file's own stays as it is");
    }

    [Test]
    public void Records_are_checked_by_further_columns_too()
    {
        var with = Schema.With([new("size", """{"type":["null","number"]}""")]);

        Assert.That(with.Check(JsonElement.Parse("""{"uuid":"a","size":1.5}""")), Is.Empty);
        Assert.That(with.Check(JsonElement.Parse("""{"uuid":"a","size":"x"}""")), Has.Count.EqualTo(1));
        Assert.That(with.Check(JsonElement.Parse("""{"uuid":1,"size":1}""")), Has.Count.EqualTo(1));
    }

    [Test]
    public void Without_further_columns_it_is_the_same() => Assert.That(Schema.With([]), Is.SameAs(Schema));
}
