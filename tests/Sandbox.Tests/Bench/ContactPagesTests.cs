using System.Net.Http.Headers;
using System.Text;
using System.Xml.Linq;
using Sandbox.Bronto;
using Sandbox.Tests.Bronto;

namespace Sandbox.Tests.Bench;

internal sealed class ContactPagesTests : BrontoTest
{
    private static readonly DateTimeOffset _first = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [TestCase(6, false)]
    [TestCase(144, false)]
    [TestCase(6, true)]
    public async Task Windows_that_meet_read_each_contact_once(int hours, bool gzip)
    {
        const int records = 12_345;
        var server = await ServeAsync(new ContactPages(records, _first, days: 3, gzip));
        var ids = new HashSet<string>();
        var (rows, longest) = (0, 0);
        for (var start = _first; start < _first.AddDays(3); start = start.AddHours(hours))
        {
            var filter = Modified("AfterOrSameDay", start) + Modified("Before", start.AddHours(hours));
            for (var (page, read) = (1, -1); read != 0; page++, rows += read)
            {
                var reply = await ContactsAsync(server, Contacts(page, filter), gzip);
                ids.UnionWith(reply.Select(row => row.Element("id")?.Value ?? ""));
                read = reply.Count;
                longest = Math.Max(longest, read);
                Assert.That(
                    reply.Select(row => (DateTimeOffset?)row.Element("modified")),
                    Is.All.AtLeast(start).And.All.LessThan(start.AddHours(hours))
                );
            }
        }

        Assert.That(rows, Is.EqualTo(records));
        Assert.That(ids, Has.Count.EqualTo(records));
        Assert.That(longest, hours == 6 ? Is.LessThan(5_000) : Is.EqualTo(5_000));
    }

    [Test]
    public async Task A_contact_has_every_column_and_1700_bytes()
    {
        var server = await ServeAsync(new ContactPages(400, _first, days: 1));

        var rows = await ContactsAsync(server, Contacts(1), gzip: false);

        Assert.That(
            rows.Select(row => Encoding.UTF8.GetByteCount(row.ToString(SaveOptions.DisableFormatting))),
            Is.All.InRange(1_690, 1_710)
        );
        Assert.That(
            rows.Select(row => row.Descendants().Where(e => !e.HasElements).DistinctBy(e => e.Name).Count()),
            Is.All.EqualTo(37)
        );
        Assert.That(rows.Count(row => row.Value.Any(letter => letter > 127)), Is.EqualTo(40));
    }

    [Test]
    public async Task Other_calls_are_answered_by_the_vendor()
    {
        var server = await ServeAsync(new ContactPages(400, _first, days: 1));
        using var client = new BrontoClient(server);

        var session = await client.LogInAsync();
        var lists = await client.CallAsync("readLists", "<filter/><pageNumber>1</pageNumber>");
        var wrong = await client.CallAsync("readContacts", "<filter/>");
        var wsdl = await client.WsdlAsync();

        Assert.That(session, Is.Not.Null);
        Assert.That(lists.Rows, Has.Count.EqualTo(12));
        Assert.That(wrong.FaultCode, Is.EqualTo(106));
        Assert.That(wsdl.Root?.Name.LocalName, Is.EqualTo("definitions"));
    }

    [Test]
    public async Task The_named_queries_are_all_pages_and_statistics_count_by_two_hundred()
    {
        var bench = new ContactPages(10_100, _first, days: 1);
        var client = Client(await ServeAsync(bench));
        var rows = 0;
        foreach (var query in ((Sandbox.Bench.IBench)bench).Queries)
        {
            rows += XDocument.Parse(await client.TextAsync(bench.Path + query)).Descendants("return").Count();
        }

        var statistics = await client.JsonAsync("/bench/stats");

        Assert.That(rows, Is.EqualTo(10_100));
        Assert.That((int?)statistics["pages"], Is.EqualTo(51));
    }

    private Task<SandboxServer> ServeAsync(ContactPages bench) =>
        StartAsync(Vendor(), new SandboxOptions { Time = Clock, Bench = bench });

    private static async Task<IReadOnlyList<XElement>> ContactsAsync(SandboxServer server, string arguments, bool gzip)
    {
        using var client = new BrontoClient(server);
        using var reply = await client.PostAsync(BrontoClient.Envelope("readContacts", arguments, session: null));
        Assert.That(reply.Content.Headers.ContentEncoding, Is.EqualTo(gzip ? new[] { "gzip" } : []));
        Assert.That(
            reply.Content.Headers.ContentType,
            Is.EqualTo(MediaTypeHeaderValue.Parse("text/xml;charset=UTF-8"))
        );
        var body = Unpack.Gzip(await reply.Content.ReadAsByteArrayAsync(), gzip);
        return [.. XDocument.Parse(Encoding.UTF8.GetString(body)).Descendants("return")];
    }
}
