using Sandbox.Data;

namespace Sandbox.Bronto;

/// <summary>Contacts as they are written. Some lack columns, say xsi:nil or have empty elements, always the same ones.</summary>
internal sealed class ContactRows(Account account)
{
    private readonly Dictionary<string, int> _fields = Enumerable
        .Range(0, account.Options.Fields)
        .ToDictionary(index => account.FieldId(index));

    public Row Of(Contact contact, ContactIncludes includes)
    {
        var draw = account.Draw("contact row", contact.Index);
        var sends = draw.Below(40);
        var row = new Row
        {
            { "id", contact.Id },
            { "email", contact.Email },
            { "mobileNumber", contact.MobileNumber },
            { "status", contact.Status },
            { "msgPref", contact.MsgPref },
            { "source", contact.Source },
        };
        AddSource(row, contact);
        row.Add("created", contact.Created);
        row.Add("modified", contact.Modified);
        row.Add("deleted", contact.Index % 15 == 4);
        row.Add("listIds", includes.Lists ? contact.ListIds : []);
        row.Add("segmentIds", includes.Segments ? contact.SegmentIds : []);
        row.Add("fields", includes.Fields.Select(id => Field(contact, id)).OfType<Row>());
        row.Add("SMSKeywordIDs", includes.Keywords ? contact.KeywordIds : []);
        row.Add("numSends", sends);
        row.Add("numBounces", draw.Below(2));
        row.Add("numOpens", sends / 2);
        row.Add("numClicks", sends / 5);
        row.Add("numConversions", sends / 9);
        row.Add("conversionAmount", sends / 9 * 49.5m);
        var further = ReadOnlyData(contact, includes);
        row.Add("readOnlyContactData", further.IsEmpty ? null : further);
        if (contact.Index % 4 == 0)
        {
            row.Add("consentDate", "2018-05-25");
            row.Add("consentIp", "192.0.2.17");
        }

        return row;
    }

    private static void AddSource(Row row, Contact contact)
    {
        if (contact.CustomSource is null && contact.Index % 2 == 0)
        {
            row.AddNil("customSource");
        }
        else
        {
            row.Add("customSource", contact.CustomSource ?? (contact.Index % 3 == 0 ? "" : null));
        }
    }

    private Row? Field(Contact contact, string id)
    {
        if (!_fields.TryGetValue(id, out var index))
        {
            return null;
        }

        var draw = account.Draw("value of field " + index, contact.Index);
        return draw.OneIn(4) ? null : new Row { { "fieldId", id }, { "content", Fields.Value(index, ref draw) } };
    }

    private Row ReadOnlyData(Contact contact, ContactIncludes includes)
    {
        var row = new Row();
        var draw = account.Draw("read-only data", contact.Index);
        var place = draw.Pick(Words.Places);
        if (includes.GeoIp && !draw.OneIn(5))
        {
            row.Add("geoIPCity", draw.OneIn(7) ? People.Wild(ref draw) : place.City);
            row.Add("geoIPStateRegion", draw.OneIn(3) ? "" : "NC");
            row.Add("geoIPZip", place.Zip);
            row.Add("geoIPCountry", place.Name);
            row.Add("geoIPCountryCode", place.Code);
        }

        if (includes.Technology && !draw.OneIn(6))
        {
            row.Add("primaryBrowser", draw.Pick<string>(["Firefox", "Chrome", "Safari"]));
            row.Add("mobileBrowser", draw.OneIn(2) ? "Safari mobile" : null);
            row.Add("primaryEmailClient", "Apple Mail");
            row.Add("mobileEmailClient", "Gmail mobile");
            row.Add("operatingSystem", draw.Pick<string>(["MacOSX", "Windows 10", "Linux"]));
        }

        AddOrders(row, contact, includes.Rfm && !draw.OneIn(4));
        if (includes.Engagement)
        {
            row.Add("lastDeliveryDate", contact.Modified.AddDays(-1));
            row.Add("lastOpenDate", draw.OneIn(2) ? contact.Modified.AddHours(-20) : (DateTimeOffset?)null);
            row.Add("lastClickDate", draw.OneIn(3) ? contact.Modified.AddHours(-19) : (DateTimeOffset?)null);
        }

        return row;
    }

    private static void AddOrders(Row row, Contact contact, bool isBuyer)
    {
        if (isBuyer)
        {
            var orders = 1 + (contact.Index % 7);
            row.Add("firstOrderDate", contact.Created.AddDays(1));
            row.Add("lastOrderDate", contact.Modified.AddDays(-2));
            row.Add("lastOrderTotal", 49.50m);
            row.Add("totalOrders", orders);
            row.Add("totalRevenue", orders * 40.25m);
            row.Add("averageOrderValue", 40.25m);
        }
    }
}
