using Sandbox.Data;

namespace Sandbox.Bronto;

/// <summary>Activities as they are written, each with the elements of its type.</summary>
internal sealed class ActivityRows(Account account, string kind, IReadOnlyList<string> types)
{
    public static IReadOnlyList<string> Inbound { get; } =
    [
        "bounce",
        "contactskip",
        "open",
        "click",
        "conversion",
        "reply",
        "unsubscribe",
        "friendforward",
        "social",
        "webform",
        "sms_bounce",
        "sms_reply",
    ];

    public static IReadOnlyList<string> Outbound { get; } = ["send", "send", "sms_send"];

    public Happening Of(int index, int count)
    {
        var type = types[index % types.Count];
        // Every other click is one more click of the same contact on the same message in the same second.
        var twin = type == "click" && index / types.Count % 2 == 1 ? index - types.Count : index;
        var draw = account.Draw(kind, twin);
        var options = account.Options;
        var at = account.At(twin, count, options.ActivityDays);
        var contact = draw.OneIn(25) ? (int?)null : draw.Below(Math.Max(1, options.Contacts));
        var contactId = contact is { } known ? account.ContactId(known) : null;
        var isSms = type.StartsWith("sms_", StringComparison.Ordinal);
        var (message, delivery) = (
            draw.Below(Math.Max(1, options.Messages)),
            draw.Below(Math.Max(1, options.Deliveries))
        );
        var deliveryId = type is "webform" or "social" ? null : account.DeliveryId(delivery);
        var targets = Targets(ref draw, isSms);
        var row = new Row
        {
            { "createdDate", at },
            { "contactId", contactId },
            { "listId", targets.List is { } list ? account.ListId(list) : null },
            { "segmentId", targets.Segment is { } segment ? account.SegmentId(segment) : null },
            { "keywordId", targets.Keyword is { } keyword ? account.KeywordId(keyword) : null },
            { "messageId", deliveryId is null ? null : account.MessageId(message) },
            { "deliveryId", deliveryId },
            { "workflowId", draw.OneIn(9) ? account.WorkflowId(0) : null },
            { "activityType", type },
            { "emailAddress", contact is { } mailed && !isSms ? People.Email(mailed) : null },
            { "mobileNumber", contact is { } called && isSms ? $"1555{called:d7}" : null },
            { "contactStatus", contact is null ? null : People.Status(ref draw) },
            { "messageName", deliveryId is null ? null : $"News {message} & more" },
            { "deliveryType", draw.Pick<string>(["bulk", "test", "split", "trigger", "ftaf"]) },
            { "deliveryStart", deliveryId is null ? (DateTimeOffset?)null : at.AddHours(-3) },
            { "segmentName", targets.Segment is { } named ? $"segment-{named}" : null },
            { "listName", targets.List is { } listed ? MailLists.NameOf(listed) : null },
            { "listLabel", targets.List is { } labelled ? MailLists.LabelOf(labelled) : null },
            { "smsKeywordName", targets.Keyword is { } word ? $"keyword-{word}" : null },
        };
        row.AddRange(OfType(type, index, account.Draw(kind + " details", index)));
        return new Happening(at, contactId, deliveryId, type, row);
    }

    /// <summary>By which list, segment or keyword the contact was reached.</summary>
    private (int? List, int? Segment, int? Keyword) Targets(ref Draw draw, bool isSms)
    {
        var options = account.Options;
        var (list, segment) = (draw.Below(Math.Max(1, options.Lists)), draw.Below(Math.Max(1, options.Segments)));
        return isSms ? (null, null, 0)
            : draw.OneIn(3) ? (null, segment, null)
            : draw.OneIn(4) ? (null, null, null)
            : (list, null, null);
    }

    private Row OfType(string type, int index, Draw draw) =>
        type switch
        {
            "bounce" or "sms_bounce" => new Row
            {
                { "bounceType", draw.Pick<string>(["bad_email", "destination_unreachable", "unclassified"]) },
                { "bounceReason", "550 <mailbox> full & closed" },
            },
            "contactskip" => new Row { { "skipReason", "frequency cap" } },
            "click" => new Row
            {
                { "linkName", draw.OneIn(5) ? People.Wild(ref draw) : $"shop {index}" },
                { "linkUrl", $"https://example.test/shop?item={index}&from=mail" },
            },
            "conversion" => new Row { { "orderId", $"order-{index}" } },
            "unsubscribe" => new Row { { "unsubscribeMethod", draw.Pick<string>(["subscriber", "fbl", "api"]) } },
            "friendforward" => new Row { { "ftafEmails", "friend1@example.test, friend2@example.test" } },
            "social" => new Row
            {
                { "socialNetwork", draw.Pick<string>(["facebook", "twitter", "linkedin", "digg", "myspace"]) },
                { "socialActivity", draw.OneIn(2) ? "view" : "share" },
            },
            "webform" => new Row
            {
                { "webformType", "standard" },
                { "webformAction", draw.OneIn(2) ? "submitted" : "view" },
                { "webformName", "form-0" },
                { "webformId", account.WebformId(0) },
            },
            _ => [],
        };
}
