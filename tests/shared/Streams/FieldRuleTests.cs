using System.Text;
using Connectors.Records;
using Connectors.Streams;
using Connectors.Tests.Records;

namespace Connectors.Tests.Streams;

public sealed class FieldRuleTests
{
    [TestCase("\"\"", "null")]
    [TestCase("\" \"", null)]
    [TestCase("null", null)]
    [TestCase("0", null)]
    [TestCase("{}", null)]
    public void An_empty_text_becomes_null(string value, string? edited)
    {
        Assert.That(Edit(FieldRule.EmptyIsNull("a"), value), Is.EqualTo(edited));
    }

    [TestCase("\"2024-02-29\"", "\"2024-02-29T00:00:00Z\"")]
    [TestCase("\"2023-02-29\"", null)]
    [TestCase("\"2024-02-29T00:00:00Z\"", null)]
    [TestCase("\"2024-2-9xxx\"", null)]
    [TestCase("\"\"", null)]
    [TestCase("null", null)]
    [TestCase("202402290000", null)]
    public void A_bare_date_becomes_its_midnight(string value, string? edited)
    {
        Assert.That(Edit(FieldRule.DateTime("a"), value), Is.EqualTo(edited));
    }

    [TestCase("1", "\"1\"")]
    [TestCase("-1.10", "\"-1.10\"")]
    [TestCase("1e+05", "\"1e+05\"")]
    [TestCase("12345678901234567890123", "\"12345678901234567890123\"")]
    [TestCase("\"1\"", null)]
    [TestCase("null", null)]
    [TestCase("true", null)]
    [TestCase("[1]", null)]
    [TestCase("{}", null)]
    public void A_number_becomes_a_text_of_the_same_digits(string value, string? edited)
    {
        Assert.That(Edit(FieldRule.Text("a"), value), Is.EqualTo(edited));
    }

    [TestCase("\"17\"", "17")]
    [TestCase("\"-17\"", "-17")]
    [TestCase("\" 17 \"", "17")]
    [TestCase("\"007\"", "7")]
    [TestCase("\"+7\"", "7")]
    [TestCase("\"9223372036854775807\"", "9223372036854775807")]
    [TestCase("\"-9223372036854775808\"", "-9223372036854775808")]
    [TestCase("\"9223372036854775808\"", null)]
    [TestCase("\"1.0\"", null)]
    [TestCase("\"1e3\"", null)]
    [TestCase("\"1 2\"", null)]
    [TestCase("\"17a\"", null)]
    [TestCase("\"\"", null)]
    [TestCase("\" \"", null)]
    [TestCase("\"-\"", null)]
    [TestCase("17", null)]
    [TestCase("1.10", null)]
    [TestCase("null", null)]
    [TestCase("{}", null)]
    public void A_text_that_is_a_whole_number_becomes_that(string value, string? edited)
    {
        Assert.That(Edit(FieldRule.WholeNumber("a"), value), Is.EqualTo(edited));
    }

    [TestCase("""{"a":1}""", """{"a":"1"}""")]
    [TestCase("""{ "c":{"a":1} , "\u0061" : 1, "b": "2" }""", """{ "c":{"a":1} , "\u0061" : "1", "b": 2 }""")]
    [TestCase("""{"a":"1"}""", null)]
    [TestCase("""{"c":1}""", null)]
    [TestCase("{}", null)]
    [TestCase("null", null)]
    [TestCase("""[{"a":1}]""", null)]
    [TestCase("\"a\"", null)]
    public void Rules_may_hold_within_an_object(string value, string? edited)
    {
        var rule = FieldRule.Within("o", FieldRule.Text("a"), FieldRule.WholeNumber("b"));

        Assert.That(Edit(rule, value), Is.EqualTo(edited));
    }

    [Test]
    public void Rules_may_hold_within_an_object_of_an_object()
    {
        var rule = FieldRule.Within("o", FieldRule.Within("p", FieldRule.Text("a")));

        Assert.That(Edit(rule, """{"p":{"a":1},"a":1}"""), Is.EqualTo("""{"p":{"a":"1"},"a":1}"""));
    }

    [Test]
    public void A_field_may_be_given_out_under_another_name()
    {
        var changes = FieldRule.Changes([
            FieldRule.WholeNumber("asset_id") with
            {
                NewName = "id",
            },
            FieldRule.Text("version"),
        ]);

        var batch = Pages.Batch("""{"entries":[{"asset_id":"1","version":2},{"id":"x","asset_id":3}]}""").Edit(changes);

        Assert.That(batch.Records(), Is.EqualTo(new[] { """{"id":1,"version":"2"}""", """{"id_2":"x","id":3}""" }));
    }

    private static string? Edit(FieldRule rule, string value)
    {
        var output = new EditBuffer(0);
        return rule.Edit(Encoding.UTF8.GetBytes(value), output) ? Encoding.UTF8.GetString(output.Written) : null;
    }
}
