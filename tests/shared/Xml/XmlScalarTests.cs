using Connectors.Xml;

namespace Connectors.Tests.Xml;

/// <summary>Numbers, booleans and times, through the reader.</summary>
public sealed class XmlScalarTests
{
    private static readonly XmlRecordType Type = XmlRecords.Type(
        """
        {
          "n": {"type": ["null", "number"]},
          "i": {"type": ["null", "integer"]},
          "b": {"type": ["null", "boolean"]},
          "t": {"type": ["null", "string"], "format": "date-time"}
        }
        """
    );

    [TestCase("0", "0")]
    [TestCase("-0", "-0")]
    [TestCase("+5", "5")]
    [TestCase("-5", "-5")]
    [TestCase("007", "7")]
    [TestCase("-007.50", "-7.50")]
    [TestCase("000", "0")]
    [TestCase("00.0", "0.0")]
    [TestCase(".5", "0.5")]
    [TestCase("-.5", "-0.5")]
    [TestCase("5.", "5")]
    [TestCase("1.10", "1.10")]
    [TestCase("1E5", "1E5")]
    [TestCase("1.e+05", "1e+05")]
    [TestCase("1.5e-7", "1.5e-7")]
    [TestCase("123456789012345678901234567890", "123456789012345678901234567890")]
    [TestCase("0.123456789012345678901234567890", "0.123456789012345678901234567890")]
    [TestCase(" \n 17\t", "17")]
    [TestCase("<![CDATA[1]]>2<!-- -->3&#52;", "1234")]
    public void A_number_stays_as_it_is_digit_for_digit(string text, string json)
    {
        Assert.That(XmlRecords.Json($"<n>{text}</n>", Type), Is.EqualTo($$"""{"n":{{json}}}"""));
    }

    [TestCase("INF")]
    [TestCase("-INF")]
    [TestCase("NaN")]
    public void What_XML_has_beyond_numbers_is_null(string text)
    {
        Assert.That(XmlRecords.Json($"<i> {text} </i>", Type), Is.EqualTo("""{"i":null}"""));
    }

    [TestCase(".")]
    [TestCase("-")]
    [TestCase("+-1")]
    [TestCase("1e")]
    [TestCase("1e+")]
    [TestCase("1e5.5")]
    [TestCase("1 2")]
    [TestCase("1,5")]
    [TestCase("0x1F")]
    [TestCase("\u0663")]
    [TestCase("1.2.3")]
    public void What_is_no_number_of_JSON_stays_text(string text)
    {
        Assert.That(XmlRecords.Json($"<i> {text} </i>", Type), Is.EqualTo($$"""{"i":"{{text}}"}"""));
    }

    [TestCase("true", "true")]
    [TestCase("1", "true")]
    [TestCase("false", "false")]
    [TestCase("0", "false")]
    [TestCase(" true\n", "true")]
    [TestCase("TRUE", "\"TRUE\"")]
    [TestCase("01", "\"01\"")]
    [TestCase("yes", "\"yes\"")]
    public void A_boolean_may_be_a_word_or_a_digit(string text, string json)
    {
        Assert.That(XmlRecords.Json($"<b>{text}</b>", Type), Is.EqualTo($$"""{"b":{{json}}}"""));
    }

    [TestCase("2026-01-02T03:04:05Z", "2026-01-02T03:04:05Z")]
    [TestCase("2026-01-02T03:04:05.120-05:00", "2026-01-02T03:04:05.120-05:00")]
    [TestCase("2026-01-02T03:04:05.123456789+02:00", "2026-01-02T03:04:05.123456789+02:00")]
    [TestCase("2026-01-02T03:04:05", "2026-01-02T03:04:05Z")]
    [TestCase("2026-01-02T03:04:05.5", "2026-01-02T03:04:05.5Z")]
    [TestCase("2026-01-02", "2026-01-02T00:00:00Z")]
    [TestCase("\n2026-01-02 03:04:05 +0000 ", "2026-01-02T03:04:05+00:00")]
    [TestCase("soon", "soon")]
    [TestCase("2026-13-02T03:04:05", "2026-13-02T03:04:05", Description = "no such month")]
    public void A_time_has_the_form_that_destinations_read(string text, string time)
    {
        Assert.That(XmlRecords.Json($"<t>{text}</t>", Type), Is.EqualTo($$"""{"t":"{{time}}"}"""));
    }

    [TestCase("n")]
    [TestCase("i")]
    [TestCase("b")]
    [TestCase("t")]
    public void White_space_alone_is_nothing(string field)
    {
        Assert.That(XmlRecords.Json($"<{field}> \n\t </{field}>", Type), Is.EqualTo($$"""{"{{field}}":null}"""));
    }
}
