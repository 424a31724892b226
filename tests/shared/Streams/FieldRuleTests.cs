using System.Text;
using Connectors.Records;
using Connectors.Streams;

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

    private static string? Edit(FieldRule rule, string value)
    {
        var output = new EditBuffer(0);
        return rule.Edit(Encoding.UTF8.GetBytes(value), output) ? Encoding.UTF8.GetString(output.Written) : null;
    }
}
