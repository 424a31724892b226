using System.Text;
using Connectors.Streams;

namespace Connectors.Tests.Streams;

public sealed class CursorFormTests
{
    [TestCase("1709625600123", "2024-03-05T08:00:00.123")]
    [TestCase("0", "1970-01-01T00:00:00.000")]
    [TestCase("-1", "1969-12-31T23:59:59.999")]
    [TestCase("253402300799999", "9999-12-31T23:59:59.999")]
    [TestCase("-62135596800000", "0001-01-01T00:00:00.000")]
    [TestCase("253402300800000", null)]
    [TestCase("-62135596800001", null)]
    [TestCase("99999999999999999999", null)]
    [TestCase("1.5", null)]
    [TestCase("1e3", null)]
    [TestCase("\"1709625600123\"", null)]
    [TestCase("null", null)]
    [TestCase("{}", null)]
    [TestCase("", null)]
    public void Milliseconds_are_whole_numbers_within_the_calendar(string value, string? instant)
    {
        var time = CursorForm.Milliseconds.Read(Encoding.UTF8.GetBytes(value));

        Assert.That(time is null ? null : $"{time.Value.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fff}", Is.EqualTo(instant));
        Assert.That(time is { } read ? CursorForm.Milliseconds.Write(read) : value, Is.EqualTo(value));
    }

    [TestCase("""{"at":1}""", 1)]
    [TestCase("""{"at":1,"\u0061t":2}""", 2)]
    [TestCase("""{"a":{"at":1}}""", null)]
    public void A_record_has_the_time_of_its_member(string record, int? milliseconds)
    {
        Assert.That(
            CursorForm.Milliseconds.Of(Encoding.UTF8.GetBytes(record), "at"u8)?.ToUnixTimeMilliseconds(),
            Is.EqualTo(milliseconds)
        );
    }
}
