using System.Globalization;
using Connectors.Http;

namespace Connectors.Tests.Http;

public class RetryAfterTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [TestCase("30", 30)]
    [TestCase("0", 0)]
    [TestCase("Sun, 01 Mar 2026 12:01:30 GMT", 90)]
    [TestCase("Sun, 01 Mar 2026 11:00:00 GMT", 0)]
    public void Is_understood_as_seconds_and_as_a_date(string value, double seconds)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("Retry-After", value);

        Assert.That(RetryAfter.Of(response.Headers, Now)?.TotalSeconds, Is.EqualTo(seconds));
    }

    [TestCase("soon")]
    [TestCase("-5")]
    [TestCase("")]
    [TestCase(null)]
    public void Says_nothing_where_it_is_missing_or_unreadable(string? value)
    {
        using var response = new HttpResponseMessage();
        if (value is not null)
        {
            response.Headers.TryAddWithoutValidation("Retry-After", value);
        }

        Assert.That(RetryAfter.Of(response.Headers, Now), Is.Null);
    }

    [Test]
    public void A_date_is_read_by_the_clock_of_the_vendor()
    {
        using var response = new HttpResponseMessage();
        response.Headers.Date = Now.AddMinutes(-10);
        response.Headers.TryAddWithoutValidation(
            "Retry-After",
            Now.AddMinutes(-9).ToString("R", CultureInfo.InvariantCulture)
        );

        Assert.That(RetryAfter.Of(response.Headers, Now), Is.EqualTo(TimeSpan.FromMinutes(1)));
    }
}
