using Sandbox.Bronto;

namespace Sandbox.Tests.Bronto;

internal sealed class ActivityTests : BrontoTest
{
    private const string Inbound = "readRecentInboundActivities";
    private const string Outbound = "readRecentOutboundActivities";

    [TestCase(Inbound, 400)]
    [TestCase(Outbound, 200)]
    public async Task A_query_is_read_forward_until_its_end_is_a_fault(string operation, int expected)
    {
        var client = await BrontoAsync(new BrontoOptions { PageSize = 90 });
        var (rows, direction, end) = (0, "FIRST", default(int?));
        while (end is null)
        {
            var reply = await client.CallAsync(operation, Activities(Now.AddDays(-30), Now, direction));
            (rows, direction, end) = (rows + reply.Rows.Count, "NEXT", reply.FaultCode);
        }

        Assert.That(rows, Is.EqualTo(expected));
        Assert.That(end, Is.EqualTo(116));
    }

    [Test]
    public async Task Windows_that_meet_read_every_row_once()
    {
        var client = await BrontoAsync();
        var rows = 0;
        for (var start = Now.AddDays(-29).AddHours(-1); start < Now; start = start.AddHours(6))
        {
            var reply = await client.CallAsync(Inbound, Activities(start, start.AddHours(6), "FIRST"));
            rows += reply.Rows.Count;
        }

        Assert.That(rows, Is.EqualTo(400));
    }

    [Test]
    public async Task Another_session_does_not_know_the_cursor_and_says_that_all_has_been_read()
    {
        var client = await BrontoAsync(new BrontoOptions { PageSize = 90 });
        await client.CallAsync(Inbound, Activities(Now.AddDays(-29), Now, "FIRST"));
        var first = client.Session;
        await client.LogInAsync();

        var lost = await client.CallAsync(Inbound, Activities(Now.AddDays(-29), Now, "NEXT"));
        client.Session = first;
        var kept = await client.CallAsync(Inbound, Activities(Now.AddDays(-29), Now, "NEXT"));

        Assert.That(lost.FaultCode, Is.EqualTo(116));
        Assert.That(kept.Rows, Has.Count.EqualTo(90));
    }

    [Test]
    public async Task A_session_holds_one_cursor_and_the_next_query_takes_its_place()
    {
        var client = await BrontoAsync(new BrontoOptions { PageSize = 50 });
        await client.CallAsync(Inbound, Activities(Now.AddDays(-29), Now, "FIRST"));
        await client.CallAsync(Outbound, Activities(Now.AddDays(-29), Now, "FIRST"));

        var lost = await client.CallAsync(Inbound, Activities(Now.AddDays(-29), Now, "NEXT"));
        var kept = await client.CallAsync(Outbound, Activities(Now.AddDays(-29), Now, "NEXT"));

        Assert.That(lost.FaultCode, Is.EqualTo(116));
        Assert.That(kept.Rows, Has.Count.EqualTo(50));
    }

    [TestCase(Oddities.None, 31, 1201)]
    [TestCase(Oddities.None, 30, null)]
    [TestCase(Oddities.RefuseActivityStart, 30, 1201)]
    [TestCase(Oddities.RefuseActivityStart, 29, null)]
    public async Task Only_the_last_thirty_days_can_be_read(Oddities oddities, int days, int? code)
    {
        var client = await BrontoAsync(new BrontoOptions { Oddities = oddities });

        var reply = await client.CallAsync(Inbound, Activities(Now.AddDays(-days), Now, "FIRST"));

        Assert.That(reply.FaultCode, Is.EqualTo(code));
    }

    [TestCase(Oddities.None, null)]
    [TestCase(Oddities.EmptyFirst116, 116)]
    public async Task A_window_without_rows_is_an_empty_reply_or_the_end_at_once(Oddities oddities, int? code)
    {
        var client = await BrontoAsync(BrontoOptions.Empty with { Oddities = oddities });

        var reply = await client.CallAsync(Inbound, Activities(Now.AddDays(-1), Now, "FIRST"));

        Assert.That(reply.FaultCode, Is.EqualTo(code));
        Assert.That(reply.Rows, Is.Empty);
    }

    [Test]
    public async Task The_end_may_be_an_empty_page()
    {
        var client = await BrontoAsync(new BrontoOptions { Oddities = Oddities.EmptyEndPage });
        await client.CallAsync(Inbound, Activities(Now.AddDays(-30), Now, "FIRST"));

        var end = await client.CallAsync(Inbound, Activities(Now.AddDays(-30), Now, "NEXT"));
        var beyond = await client.CallAsync(Inbound, Activities(Now.AddDays(-30), Now, "NEXT"));

        Assert.That((end.FaultCode, end.Rows.Count), Is.EqualTo(((int?)null, 0)));
        Assert.That(beyond.FaultCode, Is.EqualTo(116));
    }

    [TestCase(Oddities.None, 0)]
    [TestCase(Oddities.InclusiveEnd, 1)]
    public async Task The_end_of_a_window_belongs_to_the_next_one_unless_it_is_inclusive(Oddities oddities, int least)
    {
        var vendor = Vendor(new BrontoOptions { Oddities = oddities });
        var client = await ClientOfAsync(await ServeAsync(vendor));
        var at = DateTimeOffset.Parse(vendor.Rows(Inbound)[0]["createdDate"], null);

        var reply = await client.CallAsync(Inbound, Activities(at.AddSeconds(-1), at, "FIRST"));

        Assert.That(
            reply.Rows.Count(row => (DateTimeOffset?)row.Element("createdDate") == at),
            least == 0 ? Is.Zero : Is.AtLeast(least)
        );
    }

    [Test]
    public void There_are_all_types_twins_and_times_where_windows_meet()
    {
        var rows = Vendor().Rows(Inbound);
        var clicks = rows.Where(row => row["activityType"] == "click").ToList();
        var times = rows.Select(row => DateTimeOffset.Parse(row["createdDate"], null)).ToList();

        Assert.That(rows.Select(row => row["activityType"]).Distinct().Count(), Is.EqualTo(12));
        Assert.That(
            clicks
                .DistinctBy(row => (row["createdDate"], row.GetValueOrDefault("contactId"), row["messageId"]))
                .Count(),
            Is.LessThan(clicks.Count)
        );
        Assert.That(clicks.Select(row => row["linkUrl"]), Is.Unique);
        Assert.That(times.Count(at => at.UtcTicks % TimeSpan.FromHours(6).Ticks == 0), Is.AtLeast(3));
        Assert.That(times, Is.All.LessThan(Now).And.All.AtLeast(Now.AddDays(-29)));
    }
}
