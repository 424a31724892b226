using System.Security.Cryptography;
using System.Text;
using Connectors.Support;
using Sandbox.Totango;

namespace Connectors.Totango.Tests.Streams;

/// <summary>The audit log, whose rows have no id, day by day.</summary>
[Parallelizable(ParallelScope.All)]
public class AuditLogTests
{
    private const string Path = "v2/audit";
    private const string Stream = "audit_log";

    private static readonly TotangoOptions Some = TotangoOptions.Empty with { Staff = 3 };

    /// <summary>Users store these keys: the definition must never change.</summary>
    [Test]
    public async Task The_key_is_a_hash_of_the_row_in_canonical_form_and_of_its_number_among_equal_ones()
    {
        const string Row =
            """{"timestamp": "2024-04-09T09:00:00Z", "action":"LOGIN","details":{"z":1.10,"a":"Gr\u00f6\u00dfe\n"}}""";
        const string Same =
            """{"action":"LOGIN","timestamp":"2024-04-09T09:00:00Z","details":{"a":"Größe\n","z":1.10}}""";
        const string Canonical =
            """{"action":"LOGIN","details":{"a":"Größe\u000a","z":1.10},"timestamp":"2024-04-09T09:00:00Z"}""";
        using var vendor = Vendor($"[{Row},{Same},{Row.Replace("1.10", "1.1")}]");
        using var stage = Stage.Of(vendor);
        stage.Config["start_date"] = "2024-04-10";

        var records = (await stage.ReadAsync(Stream)).Whole(Stream);

        string[] expected =
        [
            Hash($"{Canonical}\n1"),
            Hash($"{Canonical}\n2"),
            Hash($"{Canonical.Replace("1.10", "1.1")}\n1"),
        ];
        Assert.That(records.Of("_row_hash"), Is.EqualTo(expected));
        Assert.That(records.Of("_row_hash"), Has.All.Match("^[0-9a-f]{32}$"));
    }

    [Test]
    public async Task The_same_row_on_another_day_has_the_same_number_again()
    {
        using var vendor = Vendor("""[{"timestamp":"2024-04-09T09:00:00Z","action":"LOGIN"}]""");
        using var stage = Stage.Of(vendor);
        stage.Config["start_date"] = "2024-04-09";

        var keys = (await stage.ReadAsync(Stream)).Whole(Stream).Of("_row_hash");

        Assert.That(keys, Has.Count.EqualTo(2).And.All.EqualTo(keys[0]));
    }

    [Test]
    public async Task Each_day_is_one_call_whose_end_is_the_next_day()
    {
        await using var service = await Service.OpenAsync(Some);
        service.Config["start_date"] = "2023-12-30T18:00:00Z";

        var run = await service.ReadAsync(Stream);

        var records = run.Whole(Stream);
        Assert.That(records.Of("_row_hash"), Has.Count.GreaterThan(100).And.Unique);
        var first = new DateOnly(2023, 12, 30);
        Assert.That(
            service.Requests(Path).Select(request => request.Query).Order(),
            Is.EqualTo(
                Enumerable
                    .Range(0, 103)
                    .Select(n => $"?startDate={first.AddDays(n):yyyy-MM-dd}&endDate={first.AddDays(n + 1):yyyy-MM-dd}")
            ),
            "up to today, the last day of the year up to the first of the next one"
        );
        Assert.That(records.Of("timestamp"), Has.Some.StartsWith("2023-12-31"));
        Assert.That(run.Messages.Logs("WARN"), Has.None.Contains("missing"));
    }

    [Test]
    public async Task Equal_rows_of_a_day_have_keys_of_their_own_and_a_second_run_the_same_ones()
    {
        await using var service = await Service.OpenAsync(Some);

        var (one, other) = (await service.ReadAsync(Stream), await service.ReadAsync(Stream));

        var rows = one.Whole(Stream).Select(record => record.GetRawText()[record.GetRawText().IndexOf(',')..]).ToList();
        Assert.That(rows, Is.Not.Unique, "some are equal");
        Assert.That(one.Whole(Stream).Of("_row_hash"), Is.Unique);
        Assert.That(other.Messages.Rows(Stream), Is.EqualTo(one.Messages.Rows(Stream)));
    }

    [Test]
    public async Task Where_the_last_day_of_a_year_is_refused_it_is_left_out_and_named()
    {
        await using var service = await Service.OpenAsync(Some with { Oddities = Oddities.NoYearEnd });
        service.Config["start_date"] = "2023-12-29";

        var run = await service.ReadAsync(Stream);

        Assert.That(run.Whole(Stream).Of("timestamp"), Is.Not.Empty.And.None.StartsWith("2023-12-31"));
        Assert.That(run.Messages.Logs("WARN"), Has.One.Contains("2023-12-31 is missing").And.One.Contains("400"));
        Assert.That(run.Messages.LastState(Stream), Is.EqualTo("""{"timestamp":"2024-04-10T12:00:00Z"}"""));
    }

    [TestCase(401)]
    [TestCase(403)]
    [TestCase(500)]
    public async Task Another_trouble_on_that_day_fails_the_stream(int status)
    {
        using var vendor = new FakeVendor()
            .Always($"{Stage.Root}v1/attributes.json", Reply.Json("[]"))
            .Always($"{Stage.Root}{Path}?startDate=2023-12-31", Reply.Status(status))
            .Always($"{Stage.Root}{Path}", Reply.Json("[]"));
        using var stage = Stage.Of(vendor);
        stage.Config["start_date"] = "2023-12-30";

        var run = await stage.ReadAsync(Stream);

        Assert.That(run.Failed(Stream, status == 500 ? "transient_error" : "config_error"), Does.Contain($"{status}"));
    }

    [Test]
    public async Task Any_other_day_that_is_refused_fails_the_stream_and_what_came_before_it_stays()
    {
        using var vendor = new FakeVendor()
            .Always($"{Stage.Root}v1/attributes.json", Reply.Json("[]"))
            .Always($"{Stage.Root}{Path}?startDate=2024-01-01", Reply.Status(400, "not today"))
            .Always($"{Stage.Root}{Path}", Reply.Json("""[{"timestamp":"2023-12-30T09:00:00Z"}]"""));
        using var stage = Stage.Of(vendor);
        stage.Config["start_date"] = "2023-12-30";

        var run = await stage.ReadAsync(Stream);

        Assert.That(run.Failed(Stream, "config_error"), Does.Contain("not today"));
        Assert.That(run.Messages.Records(Stream), Has.Count.EqualTo(2));
        Assert.That(run.Messages.LastState(Stream), Is.EqualTo("""{"timestamp":"2024-01-01T00:00:00Z"}"""));
    }

    [Test]
    public async Task An_object_around_the_rows_makes_no_difference()
    {
        await using var plain = await Service.OpenAsync(Some);
        await using var odd = await Service.OpenAsync(Some with { Oddities = Oddities.AuditEnvelope });

        var (one, other) = (await plain.ReadAsync(Stream), await odd.ReadAsync(Stream));

        _ = other.Whole(Stream);
        Assert.That(other.Messages.Rows(Stream), Is.EqualTo(one.Messages.Rows(Stream)));
    }

    [Test]
    public async Task A_row_keeps_all_that_it_has_and_its_time_is_a_date_time()
    {
        using var vendor = Vendor("""[{"timestamp":1712653200000,"action":"LOGIN","_row_hash":"own","ratio":1.10}]""");
        using var stage = Stage.Of(vendor);
        stage.Config["start_date"] = "2024-04-10";

        var record = (await stage.ReadAsync(Stream)).Whole(Stream).Single();

        Assert.That(
            record.EnumerateObject().Skip(1).Select(member => $"{member.Name}: {member.Value.GetRawText()}"),
            Is.EqualTo(
                new[]
                {
                    "timestamp: \"2024-04-09T09:00:00Z\"",
                    "action: \"LOGIN\"",
                    "_row_hash_2: \"own\"",
                    "ratio: 1.10",
                }
            )
        );
    }

    [TestCase(24, "2024-03-19")]
    [TestCase(0, "2024-03-20")]
    [TestCase(72, "2024-03-17")]
    public async Task A_later_run_goes_back_by_the_look_back_to_a_whole_day(double hours, string day)
    {
        await using var service = await Service.OpenAsync(Some);
        service.Config["lookback_window"] = hours;

        var run = await service.ReadAsync(Stream, """{"timestamp":"2024-03-20T15:30:00Z"}""");

        _ = run.Whole(Stream);
        Assert.That(
            service.Requests(Path).Select(request => request.Value("startDate")).Order().First(),
            Is.EqualTo(day)
        );
        Assert.That(run.Messages.LastState(Stream), Is.EqualTo("""{"timestamp":"2024-04-10T12:00:00Z"}"""));
    }

    [Test]
    public async Task Nothing_is_asked_for_from_before_there_was_a_log()
    {
        using var vendor = Vendor("[]");
        using var stage = Stage.Of(vendor);
        stage.Config["start_date"] = "2001-01-01";

        _ = (await stage.ReadAsync(Stream)).Whole(Stream);

        var days = vendor.Requests.Where(request => request.PathAndQuery.Contains("audit", StringComparison.Ordinal));
        Assert.That(
            days.Select(request => request.PathAndQuery).Order(StringComparer.Ordinal).First(),
            Does.Contain("startDate=2018-05-03&")
        );
    }

    private static FakeVendor Vendor(string rows) =>
        new FakeVendor()
            .Always($"{Stage.Root}v1/attributes.json", Reply.Json("[]"))
            .Always($"{Stage.Root}{Path}", Reply.Json(rows));

    private static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
}
