using System.Buffers;
using System.Text;
using Connectors.Records;
using Connectors.Streams;
using Connectors.Tests.Records;

namespace Connectors.Tests.Streams;

/// <summary>Times in whatever form a vendor writes them.</summary>
public sealed class ReadableTimeTests
{
    private const string Rfc3339 = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    [TestCase("1709625600", "2024-03-05T08:00:00Z")]
    [TestCase("1709625600.5", "2024-03-05T08:00:00.5Z")]
    [TestCase("1709625600123", "2024-03-05T08:00:00.123Z")]
    [TestCase("0", "1970-01-01T00:00:00Z")]
    [TestCase("-1", "1969-12-31T23:59:59Z")]
    [TestCase("-2208988800", "1900-01-01T00:00:00Z")]
    [TestCase("978307200", "2001-01-01T00:00:00Z")]
    [TestCase("999999999999", null, Description = "as seconds it is beyond the calendar")]
    [TestCase("1000000000000", "2001-09-09T01:46:40Z")]
    [TestCase("-1000000000000", "1938-04-24T22:13:20Z")]
    [TestCase("253402300799", "9999-12-31T23:59:59Z")]
    [TestCase("253402300799999", "9999-12-31T23:59:59.999Z")]
    [TestCase("\"1709625600123\"", null, Description = "a text is no number here")]
    public void Any_number_counts_seconds_or_milliseconds_where_it_is_large(string value, string? time) =>
        Assert.That(Read(ReadableTime.AnyNumber, value), Is.EqualTo(time));

    [TestCase("1709625600123", "2024-03-05T08:00:00.123Z")]
    [TestCase("\"1709625600123\"", "2024-03-05T08:00:00.123Z")]
    [TestCase("978307200000", "2001-01-01T00:00:00Z")]
    [TestCase("\"978307200000\"", "2001-01-01T00:00:00Z")]
    [TestCase("86400000", "1970-01-02T00:00:00Z")]
    [TestCase("1709625600", "1970-01-20T18:53:45.6Z")]
    [TestCase("\"31536000000\"", "1971-01-01T00:00:00Z")]
    [TestCase("\"1709625600\"", null, Description = "ten digits may be anything")]
    [TestCase("\"20240305\"", null)]
    [TestCase("\"2024\"", null)]
    [TestCase("0", "1970-01-01T00:00:00Z")]
    [TestCase("-1", "1969-12-31T23:59:59.999Z")]
    [TestCase("-2208988800000", "1900-01-01T00:00:00Z")]
    [TestCase("1709625600123.5", "2024-03-05T08:00:00.1235Z")]
    [TestCase("1.709625600123e12", "2024-03-05T08:00:00.123Z")]
    [TestCase("253402300799999", "9999-12-31T23:59:59.999Z")]
    [TestCase("\"-1709625600123\"", null)]
    [TestCase("\" 1709625600123\"", null)]
    public void Milliseconds_are_never_taken_for_seconds_and_may_be_a_text_of_digits(string value, string? time) =>
        Assert.That(Read(ReadableTime.Milliseconds, value), Is.EqualTo(time));

    [TestCase("\"2024-03-05\"", "2024-03-05T00:00:00Z")]
    [TestCase("\"2024-03-05T08:00:00\"", "2024-03-05T08:00:00Z")]
    [TestCase("\"2024-03-05 08:00:00.120\"", "2024-03-05T08:00:00.12Z")]
    [TestCase("\"2024-03-05T08:00:00Z\"", "2024-03-05T08:00:00Z")]
    [TestCase("\"2024-03-05T08:00:00+02:00\"", "2024-03-05T06:00:00Z")]
    [TestCase("\"2024-03-05 08:00:00 -0530\"", "2024-03-05T13:30:00Z")]
    [TestCase("\"1969-12-31T23:59:59Z\"", "1969-12-31T23:59:59Z")]
    [TestCase("\"0001-01-01T00:00:00Z\"", "0001-01-01T00:00:00Z")]
    [TestCase("\"05.03.2024\"", null)]
    [TestCase("\"2024-02-30\"", null)]
    [TestCase("\"2024-03-05T25:00:00Z\"", null)]
    [TestCase("\"March 5, 2024 8am\"", null)]
    [TestCase("\"Invalid date\"", null)]
    [TestCase("\"\"", null)]
    [TestCase("\"", null)]
    [TestCase("", null)]
    [TestCase("null", null)]
    [TestCase("true", null)]
    [TestCase("{}", null)]
    [TestCase("[1709625600123]", null)]
    [TestCase("99999999999999999999", null)]
    [TestCase("-99999999999999999999", null)]
    [TestCase("99999999999999999999999999999999", null)]
    [TestCase("\"99999999999999999999\"", null)]
    [TestCase("\"2024-03-05T08:00:00é\"", null)]
    public void Texts_are_times_alike_and_what_is_no_time_is_none(string value, string? time)
    {
        Assert.That(Read(ReadableTime.Milliseconds, value), Is.EqualTo(time));
        Assert.That(Read(ReadableTime.AnyNumber, value), Is.EqualTo(time));
    }

    [Test]
    public void A_text_that_is_far_too_long_is_no_time()
    {
        Assert.That(Read(ReadableTime.Milliseconds, $"\"{new string('1', 100_000)}\""), Is.Null);
        Assert.That(Read(ReadableTime.AnyNumber, $"\"2024-03-05T08:00:00{new string(' ', 100_000)}Z\""), Is.Null);
    }

    [TestCase("1709625600123", "\"2024-03-05T08:00:00.123Z\"")]
    [TestCase("\"1709625600123\"", "\"2024-03-05T08:00:00.123Z\"")]
    [TestCase("0", "\"1970-01-01T00:00:00Z\"")]
    [TestCase("\"2024-03-05\"", "\"2024-03-05T00:00:00Z\"")]
    [TestCase("\"2024-03-05 08:00:00.120 +01:00\"", "\"2024-03-05T08:00:00.120+01:00\"")]
    [TestCase("\"2024-03-05T08:00:00.120Z\"", null, Description = "right already")]
    [TestCase("\"2024-03-05T08:00:00+02:00\"", null, Description = "right already")]
    [TestCase("\"Invalid date\"", null)]
    [TestCase("\"\"", null)]
    [TestCase("null", null)]
    [TestCase("99999999999999999999", null)]
    [TestCase("{\"at\":1}", null)]
    public void A_time_is_given_out_as_a_date_time_and_anything_else_as_it_is(string value, string? written)
    {
        var output = new ArrayBufferWriter<byte>();

        var isWritten = ReadableTime.Milliseconds.TryWrite(Encoding.UTF8.GetBytes(value), output);

        Assert.That(
            (isWritten, Encoding.UTF8.GetString(output.WrittenSpan)),
            Is.EqualTo((written is not null, written ?? ""))
        );
    }

    [TestCase("1709625600", "\"2024-03-05T08:00:00Z\"", "\"1970-01-20T18:53:45.6Z\"")]
    [TestCase("\"1709625600123\"", "\"1709625600123\"", "\"2024-03-05T08:00:00.123Z\"")]
    public void A_rule_brings_a_field_into_the_one_form(string value, string any, string milliseconds)
    {
        Assert.That(Ruled(ReadableTime.AnyNumber, value), Is.EqualTo($"{{\"id\":1,\"at\":{any},\"z\":1709625600}}"));
        Assert.That(
            Ruled(ReadableTime.Milliseconds, value),
            Is.EqualTo($"{{\"id\":1,\"at\":{milliseconds},\"z\":1709625600}}")
        );
    }

    private static string? Read(ReadableTime form, string value)
    {
        var time = form.Read(Encoding.UTF8.GetBytes(value));
        if (time is { } read)
        {
            Assert.That(
                form.Read(Encoding.UTF8.GetBytes(form.Write(read))),
                Is.EqualTo(read),
                "what is saved is read again"
            );
        }

        return time?.UtcDateTime.ToString(Rfc3339, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string Ruled(ReadableTime form, string value) =>
        Pages
            .Batch($"[{{\"id\":1,\"at\":{value},\"z\":1709625600}}]", PageShape.Array)
            .Edit(FieldRule.Changes([form.Rule("at")]))
            .Records()
            .Single();
}
