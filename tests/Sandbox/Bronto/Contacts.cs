namespace Sandbox.Bronto;

/// <summary>All contacts, in no order, and how they are read.</summary>
internal sealed class Contacts : ITable
{
    private readonly Account _account;
    private readonly ContactRows _rows;
    private readonly IReadOnlyList<Contact> _all;

    public Contacts(Account account)
    {
        _account = account;
        _rows = new ContactRows(account);
        var count = account.Options.Contacts;
        _all = account.Shuffled("contacts", Enumerable.Range(0, count).Select(index => Make(index, count)));
    }

    public string Operation => "readContacts";

    public IEnumerable<Row> All() => _all.Select(contact => _rows.Of(contact, ContactIncludes.All(_account)));

    public IEnumerable<Row> Read(Call call)
    {
        var filter = new RowFilter<Contact>(call)
            .OneOf("id", contact => contact.Id)
            .Texts("email", contact => contact.Email)
            .Texts("mobileNumber", contact => contact.MobileNumber)
            .OneOf("status", contact => contact.Status)
            .Dates("created", contact => contact.Created)
            .Dates("modified", contact => contact.Modified)
            .AnyOf("listId", contact => contact.ListIds)
            .AnyOf("segmentId", contact => contact.SegmentIds)
            .AnyOf("SMSKeywordID", contact => contact.KeywordIds)
            .OneOf("msgPref", contact => contact.MsgPref)
            .OneOf("source", contact => contact.Source)
            .Texts("customSource", contact => contact.CustomSource);
        var includes = ContactIncludes.Of(call.Request);
        return call.Page(filter.Of(_all), _account.Options.PageSize).Select(contact => _rows.Of(contact, includes));
    }

    private Contact Make(long index, int count)
    {
        var draw = _account.Draw("contact", index);
        var options = _account.Options;
        var modified = _account.At(index, count, options.Days);
        return new Contact(index, _account.ContactId(index), People.Email(index), People.Mobile(index))
        {
            Status = People.Status(ref draw),
            MsgPref = draw.OneIn(3) ? "text" : "html",
            Source = draw.Pick<string>(["manual", "import", "api", "webform", "sforcereport"]),
            CustomSource = draw.OneIn(3) ? null : People.Wild(ref draw),
            Created = modified.AddHours(-draw.Below(9_000)),
            Modified = modified,
            ListIds = Account.Some(ref draw, 4, options.Lists, _account.ListId),
            SegmentIds = Account.Some(ref draw, 3, options.Segments, _account.SegmentId),
            KeywordIds = Account.Some(ref draw, 2, options.SmsKeywords, _account.KeywordId),
        };
    }
}
