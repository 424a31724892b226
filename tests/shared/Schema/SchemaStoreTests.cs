using Connectors.Schema;

namespace Connectors.Tests.Schema;

public class SchemaStoreTests
{
    private readonly SchemaStore store = new(typeof(SchemaStoreTests).Assembly);

    [Test]
    public void The_spec_of_an_assembly_is_found() =>
        Assert.That(store.Spec.SecretNames, Is.EqualTo(new[] { "api_key" }));

    [Test]
    public void A_schema_is_found_by_its_name_and_read_once()
    {
        var things = store.Of("things");
        var again = store.Of("things");

        Assert.That(things.PropertyNames, Is.EqualTo(new[] { "id" }));
        Assert.That(again, Is.SameAs(things));
    }

    [Test]
    public void A_missing_schema_is_named() =>
        Assert.That(
            () => store.Of("nothing"),
            Throws.TypeOf<FileNotFoundException>().With.Message.Contains("schemas/nothing.json")
        );
}
