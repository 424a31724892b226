using System.Text;
using Connectors.Schema;

namespace Connectors.Tests.Schema;

public class CompactJsonTests
{
    [TestCase("{ \"a\" : [ 1 ,\r\n\t2 ] }", "{\"a\":[1,2]}")]
    [TestCase("{\"a b\": \" c \\\" d \"}", "{\"a b\":\" c \\\" d \"}")]
    [TestCase("{\"a\": \"\\\\\" , \"b\": 1.10}", "{\"a\":\"\\\\\",\"b\":1.10}")]
    [TestCase("\uFEFF{\"ü\": 1}", "{\"ü\":1}")]
    [TestCase("", "")]
    public void Only_the_space_between_tokens_goes(string json, string expected) =>
        Assert.That(Encoding.UTF8.GetString(CompactJson.Of(Encoding.UTF8.GetBytes(json))), Is.EqualTo(expected));
}
