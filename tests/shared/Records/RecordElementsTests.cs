using System.Text;
using Connectors.Records;

namespace Connectors.Tests.Records;

public sealed class RecordElementsTests
{
    [TestCase("[]")]
    [TestCase("[ \n]")]
    [TestCase("[1]", "1")]
    [TestCase("[ 1.10 ,\n null,true , \"a,]\\\"b\" ]", "1.10", "null", "true", "\"a,]\\\"b\"")]
    [TestCase("""[{"a":[1,2]},[3,[4]],{},[]]""", """{"a":[1,2]}""", "[3,[4]]", "{}", "[]")]
    [TestCase("""["é","\u00e9",-1e5]""", "\"é\"", "\"\\u00e9\"", "-1e5")]
    public void An_array_gives_its_elements_in_its_order_with_their_bytes(string array, params string[] elements)
    {
        var found = new List<string>();
        foreach (var element in new RecordElements(Encoding.UTF8.GetBytes(array)))
        {
            found.Add(Encoding.UTF8.GetString(element));
        }

        Assert.That(found, Is.EqualTo(elements));
    }
}
