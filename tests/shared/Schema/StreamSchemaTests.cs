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
}
