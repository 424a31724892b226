using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Sandbox.Bronto;

namespace Sandbox.Tests.Bronto;

internal sealed partial class OdditiesTests : BrontoTest
{
    private const string AllColumns = """
        <includeLists>true</includeLists><includeGeoIPData>true</includeGeoIPData><includeRFMData>true</includeRFMData>
        """;

    [TestCase(Oddities.ControlCharacters, "\u0001")]
    [TestCase(Oddities.ControlCharacters, "&#1;")]
    [TestCase(Oddities.ControlCharacters, "\uFFFE")]
    [TestCase(Oddities.ControlCharacters, "&#xD83D;")]
    [TestCase(Oddities.OffsetTimes, "<modified>[0-9T:-]+\\+02:00<")]
    [TestCase(Oddities.OffsetTimes, "<modified>[0-9T:-]+\\.000-04:30<")]
    [TestCase(Oddities.OffsetTimes, "<modified>[0-9T:-]+\\.25Z<")]
    [TestCase(Oddities.OffsetTimes, "<modified>[0-9T:-]+:[0-9]+<")]
    [TestCase(Oddities.NilValues, "<geoIPCity xsi:nil=\"true\"")]
    [TestCase(Oddities.BigNumbers, "<numSends>9007199254740993</numSends>")]
    [TestCase(Oddities.BigNumbers, "<conversionAmount>1.10</conversionAmount>.*<totalRevenue>[0-9]{30}\\.10<")]
    [TestCase(Oddities.UnknownElements, "<return><sandboxFirst>")]
    [TestCase(Oddities.UnknownElements, "<sandboxNested><id>")]
    [TestCase(Oddities.OtherPrefixes, "^\uFEFF<\\?xml ")]
    [TestCase(Oddities.OtherPrefixes, "<env:Envelope ")]
    [TestCase(Oddities.OtherPrefixes, "\n +<email><!\\[CDATA\\[")]
    [TestCase(Oddities.OtherPrefixes, "<email>[a-z]<!--in between-->")]
    public async Task An_oddity_shows_where_it_is_asked_for_and_nowhere_else(Oddities oddity, string pattern)
    {
        var odd = await BrontoAsync(new BrontoOptions { Oddities = oddity });
        var plain = await BrontoAsync();

        Assert.That((await odd.CallAsync("readContacts", Contacts(includes: AllColumns))).Text, Does.Match(pattern));
        Assert.That(
            (await plain.CallAsync("readContacts", Contacts(includes: AllColumns))).Text,
            Does.Not.Match(pattern)
        );
    }

    [Test]
    public async Task A_reply_may_begin_with_a_document_type()
    {
        using var client = new BrontoClient(
            await ServeAsync(Vendor(new BrontoOptions { Oddities = Oddities.Doctype }))
        );

        var reply = await client.CallAsync("login", "<apiToken>any</apiToken>");

        Assert.That(reply.Text, Does.StartWith("<!DOCTYPE Envelope [<!ENTITY vendor \"Bronto\">]>"));
        Assert.That(() => reply.Document, Throws.InstanceOf<XmlException>());
    }

    [Test]
    public async Task Without_what_xml_forbids_the_texts_are_what_they_were()
    {
        var odd = await BrontoAsync(new BrontoOptions { Oddities = Oddities.ControlCharacters });
        var plain = await BrontoAsync();

        var reply = await odd.CallAsync("readContacts", Contacts(includes: AllColumns));
        var expected = await plain.CallAsync("readContacts", Contacts(includes: AllColumns));

        Assert.That(() => XDocument.Parse(reply.Text), Throws.InstanceOf<XmlException>());
        Assert.That(Forbidden().Replace(reply.Text, ""), Is.EqualTo(expected.Text));
    }

    [Test]
    public async Task Other_prefixes_white_space_and_sections_do_not_change_what_a_reply_says()
    {
        var odd = await BrontoAsync(new BrontoOptions { Oddities = Oddities.OtherPrefixes });
        var plain = await BrontoAsync();

        var rows = (await odd.CallAsync("readContacts", Contacts(includes: AllColumns))).Rows;
        var expected = (await plain.CallAsync("readContacts", Contacts(includes: AllColumns))).Rows;

        Assert.That(rows.Select(Texts), Is.EqualTo(expected.Select(Texts)));
    }

    [Test]
    public async Task Half_of_what_may_be_missing_is_nil_and_the_rest_is_as_it_was()
    {
        var odd = await BrontoAsync(new BrontoOptions { Oddities = Oddities.NilValues });

        var rows = (await odd.CallAsync("readContacts", Contacts())).Rows;

        Assert.That(rows.Count(row => row.Element("msgPref")?.HasAttributes == true), Is.InRange(120, 180));
        Assert.That(rows.Select(row => row.Element("modified")?.Value), Is.All.Not.Empty);
    }

    [Test]
    public async Task Offset_times_are_the_same_seconds()
    {
        var odd = await BrontoAsync(new BrontoOptions { Oddities = Oddities.OffsetTimes });
        var plain = await BrontoAsync();

        var rows = (await odd.CallAsync("readContacts", Contacts())).Rows;
        var expected = (await plain.CallAsync("readContacts", Contacts())).Rows;

        Assert.That(rows.Select(Second), Is.EqualTo(expected.Select(Second)));
    }

    [Test]
    public async Task No_oddity_changes_how_many_rows_there_are_nor_their_ids(
        [Values(Oddities.NilValues, Oddities.UnknownElements, Oddities.OtherPrefixes, Oddities.OffsetTimes)]
            Oddities oddity,
        [Values("readContacts", "readDeliveries", "readSegments")] string operation
    )
    {
        var vendor = Vendor(new BrontoOptions { Oddities = oddity });
        var client = await ClientOfAsync(await ServeAsync(vendor));

        var rows = await client.PagesAsync(operation, page => $"<filter/><pageNumber>{page}</pageNumber>");

        Assert.That(
            rows.Select(row => row.Element("id")?.Value),
            Is.EquivalentTo(vendor.Rows(operation).Select(row => row["id"]))
        );
    }

    private static DateTime Second(XElement row)
    {
        var text = (string?)row.Element("modified") ?? "";
        var time = DateTimeOffset.Parse(text, null, System.Globalization.DateTimeStyles.AssumeUniversal).UtcDateTime;
        return time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));
    }

    private static string Texts(XElement row)
    {
        var text = new StringBuilder();
        foreach (var element in row.Descendants())
        {
            text.Append(element.Name.LocalName)
                .Append('=')
                .Append(element.HasElements ? "" : element.Value)
                .Append('\n');
        }

        return text.ToString();
    }

    [GeneratedRegex("&#(0|1|x1F|xFFFF|xD83D);|[\\u0001\\u0008\\u000B\\uFFFE]")]
    private static partial Regex Forbidden();
}
