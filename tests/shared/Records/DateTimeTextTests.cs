using System.Text;
using Connectors.Records;

namespace Connectors.Tests.Records;

public class DateTimeTextTests
{
    [TestCase("2024-03-05 08:00:00 +00:00", "2024-03-05T08:00:00+00:00")]
    [TestCase("2024-03-05 08:00:00 -05:30", "2024-03-05T08:00:00-05:30")]
    [TestCase("2024-03-05 08:00:00 +0000", "2024-03-05T08:00:00+00:00")]
    [TestCase("2024-03-05 08:00:00 -0330", "2024-03-05T08:00:00-03:30")]
    [TestCase("2024-03-05 08:00:00 +01", "2024-03-05T08:00:00+01:00")]
    [TestCase("2024-03-05 08:00:00+00:00", "2024-03-05T08:00:00+00:00")]
    [TestCase("2024-03-05 08:00:00 Z", "2024-03-05T08:00:00Z")]
    [TestCase("2024-03-05 08:00:00z", "2024-03-05T08:00:00Z")]
    [TestCase("2024-03-05 08:00:00", "2024-03-05T08:00:00Z")]
    [TestCase("2024-03-05T08:00:00", "2024-03-05T08:00:00Z")]
    [TestCase("2024-03-05T08:00:00.123", "2024-03-05T08:00:00.123Z")]
    [TestCase("2024-03-05t08:00:00Z", "2024-03-05T08:00:00Z")]
    [TestCase("2024-03-05T08:00:00+0000", "2024-03-05T08:00:00+00:00")]
    [TestCase("2024-03-05T08:00:00 +00:00", "2024-03-05T08:00:00+00:00")]
    [TestCase("2024-03-05 08:00:00.120 +00:00", "2024-03-05T08:00:00.120+00:00")]
    [TestCase("2024-03-05T08:00:00.123456.000Z", "2024-03-05T08:00:00.123456Z")]
    [TestCase("2024-03-05 08:00:00.1.22 +0100", "2024-03-05T08:00:00.1+01:00")]
    [TestCase("2024-03-05T08:00:00.1234567890123456789+0000", "2024-03-05T08:00:00.1234567890123456789+00:00")]
    [TestCase("2015-11-13", "2015-11-13T00:00:00Z")]
    [TestCase("2024-02-29 00:00:00 +00:00", "2024-02-29T00:00:00+00:00")]
    [TestCase("2000-02-29", "2000-02-29T00:00:00Z")]
    [TestCase("2024-12-31 23:59:60 +00:00", "2024-12-31T23:59:60+00:00")]
    [TestCase("9999-12-31 23:59:59 +14:00", "9999-12-31T23:59:59+14:00")]
    public void A_date_time_is_brought_to_the_one_form_digit_for_digit(string sent, string normal)
    {
        var isChanged = TryNormalise($"\"{sent}\"", out var written);

        Assert.That((isChanged, written), Is.EqualTo((true, $"\"{normal}\"")));
    }

    [TestCase("\"2024-03-05T08:00:00+00:00\"")]
    [TestCase("\"2024-03-05T02:00:00.214-06:00\"")]
    [TestCase("\"2024-03-05T08:00:00.000Z\"")]
    [TestCase("\"2024-03-05T08:00:00Z\"")]
    public void What_is_right_already_is_left_alone(string sent)
    {
        Assert.That(TryNormalise(sent, out _), Is.False);
    }

    [TestCase("\"2023-02-29 08:00:00 +00:00\"")]
    [TestCase("\"2024-02-30 08:00:00 +00:00\"")]
    [TestCase("\"1900-02-29\"")]
    [TestCase("\"2024-04-31\"")]
    [TestCase("\"2024-13-01\"")]
    [TestCase("\"2024-00-01\"")]
    [TestCase("\"2024-01-00\"")]
    [TestCase("\"2024-01-32\"")]
    [TestCase("\"0000-02-30\"")]
    [TestCase("\"2024/03/05\"")]
    [TestCase("\"2024-3-5 08:00:00 +00:00\"")]
    [TestCase("\"20a4-03-05 08:00:00 +00:00\"")]
    [TestCase("\"2024-03-05 08:0a:00 +00:00\"")]
    [TestCase("\"2024-03-05 08.00.00 +00:00\"")]
    [TestCase("\"2024-03-05X08:00:00 +00:00\"")]
    [TestCase("\"2024-03-05 08:00\"")]
    [TestCase("\"2024-03-05 08:00:00.\"")]
    [TestCase("\"2024-03-05 08:00:00.Z\"")]
    [TestCase("\"2024-03-05 08:00:00 +0\"")]
    [TestCase("\"2024-03-05 08:00:00 +000\"")]
    [TestCase("\"2024-03-05 08:00:00 +00:0\"")]
    [TestCase("\"2024-03-05 08:00:00 +00:00 \\\"x\"")]
    [TestCase("\"2024-03-05 08:00:00 +00-00\"")]
    [TestCase("\"2024-03-05 08:00:00 UTC\"")]
    [TestCase("\"2024-03-05 08:00:00 +00:00:00\"")]
    [TestCase("\"2024-03-05 and more text behind\"")]
    [TestCase(
        "\"2024-03-05T08:00:00.12345678901234567890123456789012345678901234567890+0000\"",
        Description = "longer than any"
    )]
    [TestCase("\"Tue, 05 Mar 2024 08:00:00 GMT\"")]
    [TestCase("\"soon\"")]
    [TestCase("\"\"")]
    [TestCase("null")]
    [TestCase("1709625600000")]
    [TestCase("20240305080000")]
    [TestCase("[\"2024-03-05 08:00:00 +00:00\"]")]
    [TestCase("{\"a\":\"2024-03-05 08:00:00\"}")]
    public void What_is_no_date_time_is_left_alone(string sent)
    {
        Assert.That(TryNormalise(sent, out _), Is.False);
    }

    [Test]
    public void The_room_is_enough_for_whatever_is_sent()
    {
        var digits = new string('9', 64 - 2 - 20);
        foreach (var offset in new[] { "", "Z", "+01", "+0100" })
        {
            var sent = $"\"2024-03-05 08:00:00.{digits[..(digits.Length - offset.Length)]}{offset}\"";

            Assert.That(TryNormalise(sent, out var written), Is.True);
            Assert.That(written, Does.StartWith("\"2024-03-05T08:00:00.999").And.EndsWith("\""));
        }
    }

    private static bool TryNormalise(string value, out string written)
    {
        var room = new byte[DateTimeText.Room];
        var isChanged = DateTimeText.TryNormalise(Encoding.UTF8.GetBytes(value), room, out var length);
        written = Encoding.UTF8.GetString(room, 0, length);
        return isChanged;
    }
}
