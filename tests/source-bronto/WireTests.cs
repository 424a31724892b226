using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Acceptance.Running;
using Connectors.Support;
using Sandbox.Bronto;

namespace Connectors.Bronto.Tests;

/// <summary>Envelopes as odd as a server may write them, and bodies that are none.</summary>
[Parallelizable(ParallelScope.All)]
public partial class WireTests
{
    private static readonly string[] Streams =
    [
        "contact",
        "inbound_activity",
        "unsubscribe",
        "list",
        "field",
        "segment",
        "message",
        "delivery",
        "conversion",
    ];

    private static readonly BrontoOptions Some = new()
    {
        Seed = 5,
        Contacts = 60,
        InboundActivities = 60,
        Days = 8,
        ActivityDays = 4,
        PageSize = 20,
    };

    [TestCase(Oddities.OtherPrefixes)]
    [TestCase(Oddities.ControlCharacters)]
    [TestCase(Oddities.FaultsWithoutDetail)]
    [TestCase(Oddities.FaultsAs200)]
    [TestCase(
        Oddities.OtherPrefixes | Oddities.ControlCharacters | Oddities.FaultsAs200 | Oddities.FaultsWithoutDetail
    )]
    public async Task How_an_envelope_is_written_does_not_change_a_record(Oddities oddities)
    {
        var plain = await ReadAsync(Oddities.None);
        var odd = await ReadAsync(oddities);

        foreach (var stream in Streams)
        {
            Assert.That(odd.Messages.Rows(stream), Is.Not.Empty.And.EqualTo(plain.Messages.Rows(stream)), stream);
        }

        Assert.That(odd.Messages.Logs("WARN"), Is.Empty);
    }

    [Test]
    public async Task Times_of_any_offset_are_the_same_instants_in_the_form_that_is_declared()
    {
        var plain = await ReadAsync(Oddities.None);
        var odd = await ReadAsync(Oddities.OffsetTimes);

        foreach (
            var (stream, field) in new[] { ("contact", "modified"), ("unsubscribe", "created"), ("delivery", "start") }
        )
        {
            var times = odd.Messages.Records(stream).Select(record => record.GetProperty(field).GetString()!).ToList();
            Assert.That(times, Has.All.Matches(Rfc3339()), stream);
            Assert.That(times.Select(Second), Is.EquivalentTo(Times(plain, stream, field).Select(Second)), stream);
        }
    }

    [Test]
    public async Task All_that_a_reader_can_live_with_at_once_loses_and_doubles_nothing()
    {
        var plain = await ReadAsync(Oddities.None);
        var odd = await ReadAsync(Oddities.All);

        foreach (var stream in Streams)
        {
            Assert.That(odd.Messages.Records(stream), Has.Count.EqualTo(plain.Messages.Records(stream).Count), stream);
        }

        Assert.That(Times(odd, "contact", "id"), Is.EquivalentTo(Times(plain, "contact", "id")));
    }

    [Test]
    public async Task Elements_that_nobody_knows_are_kept_and_told_once_for_each_stream()
    {
        var odd = await ReadAsync(Oddities.UnknownElements);

        foreach (var stream in Streams)
        {
            Assert.That(
                odd.Messages.Rows(stream),
                Is.Not.Empty.And.All.Contains("\"sandboxFirst\":\"not in any document\"")
            );
            Assert.That(odd.Messages.Rows(stream), Has.All.Contains("\"sandboxAgain\":[\"1\",\"2\"]"));
            Assert.That(
                odd.Messages.Logs("WARN").Where(log => log.StartsWith(stream + ":", StringComparison.Ordinal)),
                Has.One.Contains("sandboxFirst").And.One.Contains("sandboxNested")
            );
        }
    }

    [TestCase("2024-04-10T11:30:00Z", "2024-04-10T11:30:00Z")]
    [TestCase("2024-04-10T13:30:00+02:00", "2024-04-10T13:30:00+02:00")]
    [TestCase("2024-04-10T11:30:00.125Z", "2024-04-10T11:30:00.125Z")]
    [TestCase("2024-04-10T11:30:00", "2024-04-10T11:30:00Z")]
    [TestCase(" 2024-04-10T11:30:00Z\n", "2024-04-10T11:30:00Z")]
    public async Task A_time_means_the_instant_that_it_says(string sent, string meant)
    {
        var run = await Stage.ReadRowsAsync("contact", $"<id>a</id><modified>{sent}</modified>");

        var time = run.Messages.Records("contact").Single().GetProperty("modified").GetString()!;
        Assert.That(time, Does.Match(Rfc3339()));
        Assert.That(
            DateTimeOffset.Parse(time, CultureInfo.InvariantCulture),
            Is.EqualTo(DateTimeOffset.Parse(meant, CultureInfo.InvariantCulture))
        );
    }

    [TestCase("49.50", "49.50")]
    [TestCase("0.0", "0.0")]
    [TestCase("-1.10", "-1.10")]
    [TestCase("+7", "7")]
    [TestCase("007", "7")]
    [TestCase("1.5E-7", "1.5E-7")]
    [TestCase("123456789012345678901234567890", "123456789012345678901234567890")]
    [TestCase("3.141592653589793238462643383279", "3.141592653589793238462643383279")]
    public async Task A_number_comes_digit_for_digit(string sent, string written)
    {
        var run = await Stage.ReadRowsAsync(
            "contact",
            $"<id>a</id><numSends>{sent}</numSends><readOnlyContactData><totalRevenue>{sent}</totalRevenue></readOnlyContactData>"
        );

        var record = run.Messages.Records("contact").Single();
        Assert.That(record.GetProperty("numSends").GetRawText(), Is.EqualTo(written));
        Assert.That(record.GetProperty("totalRevenue").GetRawText(), Is.EqualTo(written));
    }

    [TestCase("a&#1;b&#x1F;\u0007c", "abc")]
    [TestCase("a&#xD83D;b&#xFFFF;\uFFFEc", "abc")]
    [TestCase("\U0001F680 &#x1F680;", "\U0001F680 \U0001F680")]
    [TestCase("<![CDATA[<b> & ]]>&amp;<!-- no -->!", "<b> & &!")]
    [TestCase("  blanks\tand\nlines  ", "  blanks\tand\nlines  ")]
    public async Task A_text_comes_without_what_xml_forbids_and_otherwise_as_it_is(string sent, string text)
    {
        var run = await Stage.ReadRowsAsync("list", $"<id>a</id><label>{sent}</label>");

        Assert.That(run.Messages.Records("list").Single().GetProperty("label").GetString(), Is.EqualTo(text));
    }

    [Test]
    public async Task A_document_type_is_refused_with_an_error_that_says_so()
    {
        await using var account = await Account.OpenAsync(Some with { Oddities = Oddities.Doctype });

        var run = await account.ReadAsync("list");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Messages.Records("list"), Is.Empty);
        Assert.That(run.Messages.Errors()[0].Message, Does.Contain("document type"));
    }

    [Test]
    public async Task Bodies_are_asked_for_in_gzip_and_may_come_so()
    {
        using var vendor = SoapVendor.OfPages(SoapVendor.Row("<id>a</id>"));
        using var stage = Stage.Of(vendor);
        await using var account = await Account.OpenAsync(Some);

        await stage.ReadAsync("list");
        account.Server.Faults.Add("gzip-cut@/v4/readLists?#1x1");
        var run = await account.ReadAsync("list");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Messages.Records("list"), Has.Count.EqualTo(12));
        Assert.That(account.Calls("readLists"), Has.Count.EqualTo(3), "the cut one is seen, so it was unpacked");
    }

    [TestCase("text/html", "<!DOCTYPE html><html><head><title>Sorry</title></head></html>", "HTML")]
    [TestCase("text/xml", "<html><body>Sorry</body></html>", "HTML")]
    [TestCase("text/xml", "", "empty")]
    [TestCase(
        "text/xml",
        "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body><readListsResponse><return><id>x",
        "breaks off"
    )]
    [TestCase("text/xml", "<envelope/>", "no envelope")]
    [TestCase("application/json", "{}", "SOAP")]
    public async Task What_is_no_whole_envelope_is_asked_for_five_times_and_then_told(
        string type,
        string body,
        string what
    )
    {
        using var vendor = SoapVendor.Of(Reply.Status(200, body, type));
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync("list");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(vendor.Calls, Has.Count.EqualTo(5));
        Assert.That(run.Messages.Errors()[0].FailureType, Is.EqualTo("transient_error"));
        Assert.That(run.Messages.Errors()[0].Message, Does.Contain(what).And.Contain("readLists"));
        Assert.That(run.Messages.Records("list"), Is.Empty);
    }

    private static async Task<RunResult> ReadAsync(Oddities oddities)
    {
        await using var account = await Account.OpenAsync(Some with { Oddities = oddities });
        account.Config["start_date"] = "2024-04-02";
        account.Config["activity_window_hours"] = 12;
        account.Config["custom_fields"] = new System.Text.Json.Nodes.JsonArray("*");
        var run = await account.ReadAsync(Streams);
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        return run;
    }

    private static IEnumerable<string> Times(RunResult run, string stream, string field) =>
        run.Messages.Records(stream).Select(record => record.GetProperty(field).GetString()!);

    private static long Second(string time) =>
        DateTimeOffset.Parse(time, CultureInfo.InvariantCulture).ToUnixTimeSeconds();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$")]
    private static partial Regex Rfc3339();
}
