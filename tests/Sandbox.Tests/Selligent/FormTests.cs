using System.Globalization;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sandbox.Selligent;

namespace Sandbox.Tests.Selligent;

internal sealed class FormTests : SelligentTest
{
    private static readonly JsonSerializerOptions _unescaped = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [TestCase(TimeForm.Plain, @"^""....-..-..T..:..:..""$")]
    [TestCase(TimeForm.Z, @"^""....-..-..T..:..:..Z""$")]
    [TestCase(TimeForm.Offset, @"^""....-..-..T..:..:..\+02:00""$")]
    [TestCase(TimeForm.Blank, @"^""....-..-.. ..:..:..""$")]
    [TestCase(TimeForm.Fraction, @"^""....-..-..T..:..:..\.250""$")]
    [TestCase(TimeForm.Milliseconds, @"^1\d{12}$")]
    [TestCase(TimeForm.Seconds, @"^1\d{9}$")]
    [TestCase(TimeForm.Null, "^null$")]
    [TestCase(TimeForm.Nonsense, "^\"some time ago\"$")]
    public async Task Times_have_the_form_that_was_said(TimeForm form, string expected)
    {
        var client = await SelligentAsync(new SelligentOptions { TimeForm = form });

        var rows = await AllAsync(client, Mailings);

        Assert.That(rows, Has.Count.EqualTo(23));
        Assert.That(rows.Select(row => Text(row["modified_time"]) ?? "null"), Is.All.Matches(expected));
        Assert.That(
            rows.Select(row => Text(row["campaign"]?["modified_time"])).OfType<string>(),
            Is.All.Matches(expected)
        );
    }

    [TestCase(TimeForm.Z)]
    [TestCase(TimeForm.Offset)]
    [TestCase(TimeForm.Blank)]
    [TestCase(TimeForm.Milliseconds)]
    [TestCase(TimeForm.Seconds)]
    public void Every_form_says_the_same_time(TimeForm form)
    {
        var plain = new SelligentVendor(new SelligentOptions()).Rows(Mailings);

        var other = new SelligentVendor(new SelligentOptions { TimeForm = form }).Rows(Mailings);

        Assert.That(other.Select(row => Time(row)), Is.EqualTo(plain.Select(row => Time(row))));
    }

    [Test]
    public async Task Times_may_be_absent_everywhere()
    {
        var client = await SelligentAsync(new SelligentOptions { TimeForm = TimeForm.Absent });

        var page = await client.JsonAsync(Mailings + "/");

        Assert.That(page?.ToJsonString(), Does.Not.Contain("modified_time"));
        Assert.That(await client.IdsAsync(Mailings, 1, 100), Is.Ordered);
    }

    [Test]
    public async Task Mixed_forms_take_turns_and_rows_without_a_time_come_first()
    {
        var client = await SelligentAsync(new SelligentOptions { Mailings = 100, TimeForm = TimeForm.Mixed });

        var rows = await client.PageAsync(Mailings, 1, 100);

        Assert.That(rows.Take(20).Select(row => row["modified_time"]), Is.All.Null);
        Assert.That(rows.Take(20).Select(row => (long?)row["asset_id"]), Is.Ordered);
        Assert.That(rows.Count(row => row.ContainsKey("modified_time")), Is.EqualTo(90));
        Assert.That(rows.Skip(20).Select(row => row["modified_time"]), Is.All.Not.Null);
        var times = rows.Skip(20).Select(row => Time(row)).Where(time => time is not null).ToList();
        Assert.That(times, Has.Count.EqualTo(70).And.Ordered);
    }

    [TestCase(Oddities.TextIds, "asset_id")]
    [TestCase(Oddities.TextVersions, "version_number")]
    public async Task Numbers_may_be_texts_with_the_same_digits(Oddities oddity, string name)
    {
        var odd = await AllAsync(await SelligentAsync(new SelligentOptions { Oddities = oddity }), Mailings);

        var plain = await AllAsync(await SelligentAsync(), Mailings);

        Assert.That(Texts(odd, name), Is.EqualTo(Texts(plain, name).Select(number => $"\"{number}\"")));
        Assert.That(
            Texts(odd.Select(row => row["campaign"]), name),
            Is.EqualTo(Texts(plain.Select(row => row["campaign"]), name).Select(number => $"\"{number}\""))
        );
    }

    [Test]
    public async Task Envelopes_differ([Values] Envelope envelope, [Values] bool empty)
    {
        var account = empty ? SelligentOptions.Empty : new SelligentOptions();
        var client = await SelligentAsync(account with { Envelope = envelope });

        using var reply = await client.GetAsync("/sm/rest/v1/programs/?page=2&limit=4");
        var body = await reply.Content.ReadAsStringAsync();

        var isGone = empty && envelope == Envelope.NoContentWhenEmpty;
        Assert.That(reply.StatusCode, Is.EqualTo(isGone ? HttpStatusCode.NoContent : HttpStatusCode.OK));
        Assert.That(
            body,
            (envelope, empty) switch
            {
                (Envelope.Array, true) => Is.EqualTo("[]"),
                (Envelope.Array, false) => Does.StartWith("[{").And.EndWith("}]"),
                (Envelope.Totals, true) => Does.StartWith("""{"total":0,"page":2,"data":[],"pages":0,"""),
                (Envelope.Totals, false) => Does.StartWith("""{"total":9,"page":2,"data":[{""")
                    .And.Contain("""],"pages":3,"paging":{"""),
                (Envelope.NullWhenEmpty, true) => Is.EqualTo("""{"data":null}"""),
                (Envelope.NoContentWhenEmpty, true) => Is.Empty,
                (_, true) => Is.EqualTo("""{"data":[]}"""),
                (_, false) => Does.StartWith("""{"data":[{""").And.EndWith("}]}"),
            }
        );
    }

    private static IEnumerable<string> Texts(IEnumerable<JsonNode?> rows, string name) =>
        rows.Select(row => row?[name]?.ToJsonString()).OfType<string>();

    private static string? Text(JsonNode? value) => value?.ToJsonString(_unescaped);

    private static DateTimeOffset? Time(JsonObject row) =>
        Text(row["modified_time"])?.Trim('"') switch
        {
            ['1', ..] and { Length: 13 } text => DateTimeOffset.FromUnixTimeMilliseconds(Number(text)),
            ['1', ..] and { Length: 10 } text => DateTimeOffset.FromUnixTimeSeconds(Number(text)),
            var text => DateTimeOffset.TryParse(
                text,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var time
            )
                ? time
                : null,
        };

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
