using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Acceptance.Running;
using Sandbox.ChartMogul;

namespace Connectors.ChartMogul.Tests;

/// <summary>What the vendor sends arrives, whatever it is.</summary>
[Parallelizable(ParallelScope.All)]
public class RecordBytesTests
{
    private static readonly ChartMogulOptions Customers = ChartMogulOptions.Empty with { Customers = 60 };

    [TestCase(Oddities.None)]
    [TestCase(Oddities.DuplicateKeys)]
    [TestCase(Oddities.BigNumbers)]
    [TestCase(Oddities.Nulls)]
    [TestCase(Oddities.Leads | Oddities.Offsets)]
    [TestCase(Oddities.UnknownFields | Oddities.WildAttributes)]
    [TestCase(Oddities.ByteOrderMark)]
    [TestCase(Oddities.Escapes)]
    public async Task Records_arrive_letter_by_letter(Oddities oddities)
    {
        await using var account = await Account.OpenAsync(Customers with { Activities = 60, Oddities = oddities });

        var run = await account.ReadAsync(["customers", "activities"]);

        foreach (var stream in new[] { "customers", "activities" })
        {
            var sent = (await SentAsync(account, stream)).Select(Escaped);
            Assert.That(run.Messages.Records(stream).Select(record => record.GetRawText()), Is.EqualTo(sent));
        }
    }

    [Test]
    public async Task Numbers_keep_their_digits()
    {
        await using var account = await Account.OpenAsync(Customers with { Oddities = Oddities.BigNumbers });

        var run = await account.ReadAsync("customers");

        var rows = run.Messages.Rows("customers");
        Assert.That(rows, Has.Exactly(60).Contains("\"sandbox_beyond_double\":9007199254740993,"));
        Assert.That(rows, Has.Exactly(60).Contains("\"sandbox_thirty_digits\":123456789012345678901234567890,"));
        Assert.That(rows, Has.Exactly(60).Contains("\"sandbox_decimal\":1.10"));
    }

    [Test]
    public async Task A_key_that_comes_twice_leaves_twice()
    {
        await using var account = await Account.OpenAsync(
            ChartMogulOptions.Empty with
            {
                Activities = 30,
                Oddities = Oddities.DuplicateKeys,
            }
        );

        var run = await account.ReadAsync("activities");

        var names = run
            .Messages.Rows("activities")
            .Select(row => row.Split("\"subscription-set-external-id\"").Length - 1);
        Assert.That(names, Has.Exactly(10).EqualTo(2).And.Exactly(20).EqualTo(1));
    }

    [Test]
    public async Task Fields_that_nobody_declared_are_kept_and_told_once_a_stream()
    {
        await using var account = await Account.OpenAsync(
            Customers with
            {
                Customers = 450,
                Plans = 5,
                Oddities = Oddities.UnknownFields,
            }
        );

        var run = await account.ReadAsync(["customers", "plans"]);

        Assert.That(
            run.Messages.Rows("customers"),
            Has.All.Contains("\"sandbox.nested field\":{\"a\":[1,{\"b\":null}],\"c\":\"\"}")
        );
        Assert.That(
            run.Messages.Logs("WARN"),
            Has.Exactly(2).Items.And.All.Contains("sandbox.nested field, sandbox_unknown")
        );
        Assert.That(run.Messages.Logs("WARN"), Has.One.StartsWith("customers:").And.One.StartsWith("plans:"));
    }

    [TestCase(Oddities.NonAscii, null)]
    [TestCase(Oddities.NonAscii, "true")]
    [TestCase(Oddities.NonAscii | Oddities.Escapes | Oddities.PrettyPrinted, null)]
    public async Task Letters_beyond_ascii_are_escaped_unless_asked_otherwise(Oddities oddities, string? raw)
    {
        await using var account = await Account.OpenAsync(Customers with { Oddities = oddities });
        if (raw is not null)
        {
            account.Environment["CONNECTOR_RAW_UTF8"] = raw;
        }

        var run = await account.ReadAsync("customers");

        var sent = await SentAsync(account, "customers");
        Assert.That(run.Messages.Records("customers"), Has.Count.EqualTo(60));
        Assert.That(
            run.Messages.Records("customers").Zip(sent, JsonElement.DeepEquals),
            Has.All.True,
            "the same records, whatever their spelling"
        );
        Assert.That(Ascii.IsValid(run.Output.Span), Is.EqualTo(raw is null));
        Assert.That(sent.Select(record => record.GetProperty("company").GetString() ?? ""), Has.Some.Matches("[^ -~]"));
    }

    [Test]
    public async Task Half_a_surrogate_pair_becomes_a_replacement_character()
    {
        await using var account = await Account.OpenAsync(Customers with { Oddities = Oddities.LoneSurrogates });

        var run = await account.ReadAsync("customers");

        Assert.That(
            run.Messages.Records("customers").Select(record => record.GetProperty("name").GetString()),
            Has.Exactly(60).EndsWith(" \uFFFD")
        );
    }

    [Test]
    public async Task A_page_that_is_too_large_for_the_memory_is_read_as_any_other()
    {
        await using var account = await Account.OpenAsync(
            Customers with
            {
                Customers = 200,
                HugeRecordBytes = 5_000_000,
                Oddities = Oddities.HugeRecords,
            }
        );

        var run = await account.ReadAsync("customers");

        var sizes = run
            .Messages.Records("customers")
            .Select(record => record.TryGetProperty("sandbox_huge", out var text) ? text.GetString()!.Length : 0);
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(sizes, Has.Exactly(200).Items.And.Exactly(4).EqualTo(5_000_000));
    }

    [Test]
    public async Task Everything_odd_at_once_loses_nothing()
    {
        var options = new ChartMogulOptions { HugeRecordBytes = 20_000 };
        await using var plain = await Account.OpenAsync(options);
        await using var odd = await Account.OpenAsync(options with { Oddities = Oddities.All });
        string[] streams =
        [
            "customers",
            "activities",
            "invoices",
            "invoice_line_items",
            "plans",
            "plan_groups",
            "subscription_events",
            "contacts",
            "tasks",
            "customer_notes",
            "opportunities",
            "data_sources",
            "mrr_monthly",
        ];

        var expected = await plain.ReadAsync(streams);
        var run = await odd.ReadAsync(streams);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(
            streams.Select(stream => run.Messages.Records(stream).Count),
            Is.EqualTo(streams.Select(stream => expected.Messages.Records(stream).Count))
        );
    }

    /// <summary>What the vendor sends, as another client sees it.</summary>
    private static async Task<IReadOnlyList<JsonElement>> SentAsync(Account account, string stream)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes(Account.ApiKey + ":"))
        );
        var body = await client.GetStringAsync(new Uri($"{account.Server.BaseUrl}/v1/{stream}"));
        return [.. JsonElement.Parse(body.TrimStart('\uFEFF')).GetProperty("entries").EnumerateArray()];
    }

    /// <summary>The letters in the form that runners can be given in any locale.</summary>
    private static string Escaped(JsonElement record) =>
        string.Concat(record.GetRawText().Select(c => c < 128 ? c.ToString() : $"\\u{(int)c:x4}"));
}
