using System.Text.Json;
using Acceptance.Schemas;

namespace Acceptance.Tests.Schemas;

/// <summary>Configs that are made up are good ones, of every kind that a form takes, and the same ones each time.</summary>
public class ConfigGeneratorTests
{
    private static readonly JsonElement Form = JsonElement.Parse(
        """
        {"type":"object","required":["name","since"],"properties":{
            "name":{"type":"string","minLength":3,"maxLength":5},
            "since":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$","examples":["2024-01-31"]},
            "code":{"type":"string","pattern":"^x{7}$"},
            "mode":{"type":"string","enum":["a","b"],"default":"a"},
            "count":{"type":"integer","exclusiveMinimum":0,"maximum":4,"multipleOf":2},
            "share":{"type":["number","null"],"exclusiveMinimum":0,"exclusiveMaximum":1},
            "flag":{"type":"boolean"},
            "days":{"type":"array","minItems":1,"maxItems":2,"uniqueItems":true,"items":{"enum":[1,2,3]}},
            "login":{"type":"object","oneOf":[
                {"type":"object","title":"A","required":["key"],"properties":{"t":{"const":"a"},"key":{"$ref":"#/definitions/text"}}},
                {"type":"object","title":"B","properties":{"t":{"const":"b"},"again":{"$ref":"#/properties/login"}}}]}},
         "definitions":{"text":{"type":"string"}}}
        """
    );

    [Test]
    public async Task They_are_good_and_cover_every_option()
    {
        var validator = await JsonValidator.OfAsync(Form);

        var configs = Configs();

        Assert.That(configs.SelectMany(validator.Problems), Is.Empty);
        Assert.That(
            configs.SelectMany(config => config.EnumerateObject()).Select(option => option.Name).Distinct(),
            Is.EquivalentTo(new[] { "name", "since", "mode", "count", "share", "flag", "days", "login" })
        );
        Assert.That(configs.Select(config => config.GetRawText()).Distinct().Count(), Is.GreaterThan(90));
    }

    [Test]
    public void They_are_the_same_each_time() =>
        Assert.That(
            Configs().Select(config => config.GetRawText()),
            Is.EqualTo(Configs().Select(config => config.GetRawText()))
        );

    [TestCase("""{"type":"string","pattern":"^x{7}$","examples":["y"]}""")]
    [TestCase("""{"$ref":"#/properties/x"}""")]
    [TestCase("""{"type":"integer","minimum":2,"maximum":1}""")]
    [TestCase("""{"enum":[]}""")]
    public void What_is_required_and_cannot_be_guessed_is_given_up(string option)
    {
        var form = JsonElement.Parse($$$"""{"type":"object","required":["x"],"properties":{"x":{{{option}}}}}""");

        Assert.That(new ConfigGenerator(form, seed: 1).Make(), Is.Null);
    }

    private static List<JsonElement> Configs() =>
        [
            .. Enumerable
                .Range(0, 100)
                .Select(seed => JsonSerializer.SerializeToElement(new ConfigGenerator(Form, seed).Make())),
        ];
}
