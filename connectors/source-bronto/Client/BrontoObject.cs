using System.Xml;
using Connectors.Streams;
using Connectors.Xml;

namespace Connectors.Bronto.Client;

/// <summary>A kind of object that is listed whole.</summary>
/// <param name="Stream">Our name of it.</param>
/// <param name="Operation">Bronto's operation that lists it.</param>
/// <param name="Arguments">Writes the arguments for a page, in the order of the service's description.</param>
internal sealed record BrontoObject(string Stream, string Operation, Action<XmlWriter, int> Arguments)
{
    /// <summary>The most that Bronto gives at once.</summary>
    private const int MostPerPage = 5000;

    /// <summary>A message comes with its contents, which are documents.</summary>
    private const int MessagesPerPage = 200;

    /// <summary>All of them. Contents are left out where they are those of a message that is listed itself.</summary>
    public static IReadOnlyList<BrontoObject> All { get; } =
    [
        Sized("list", "readLists"),
        Sized("field", "readFields"),
        Sized("segment", "readSegments"),
        new(
            "message",
            "readMessages",
            (xml, page) =>
                xml.NoFilter()
                    .Flag("includeContent")
                    .Number("pageNumber", page)
                    .Number("pageSize", MessagesPerPage)
                    .Flag("includeStats")
        ),
        Plain("message_folder", "readMessageFolders"),
        new(
            "delivery_group",
            "readDeliveryGroups",
            (xml, page) => xml.NoFilter().Number("pageNumber", page).Flag("includeStats")
        ),
        Plain("conversion", "readConversions"),
        Plain("workflow", "readWorkflows"),
        Plain("webform", "readWebforms"),
        new(
            "sms_keyword",
            "readSMSKeywords",
            (xml, page) => xml.NoFilter().Flag("includeDeleted").Number("pageNumber", page)
        ),
        new(
            "sms_message",
            "readSMSMessages",
            (xml, page) => xml.NoFilter().Flag("includeContent").Number("pageNumber", page)
        ),
        new(
            "sms_delivery",
            "readSMSDeliveries",
            (xml, page) =>
                xml.NoFilter().Flag("includeContent", false).Flag("includeRecipients").Number("pageNumber", page)
        ),
    ];

    /// <summary>A kind whose pages have a size of our choice.</summary>
    public static BrontoObject Sized(string stream, string operation) =>
        new(
            stream,
            operation,
            (xml, page) => xml.NoFilter().Number("pageNumber", page).Number("pageSize", MostPerPage)
        );

    private static BrontoObject Plain(string stream, string operation) =>
        new(stream, operation, (xml, page) => xml.NoFilter().Number("pageNumber", page));
}

/// <summary>A kind of object that is asked for by windows of time.</summary>
/// <param name="Stream">Our name of it.</param>
/// <param name="Operation">Bronto's operation that lists it.</param>
/// <param name="Cursor">The field by which a window is told.</param>
/// <param name="Arguments">Writes the arguments for a page of a window.</param>
internal sealed record DatedObject(
    string Stream,
    string Operation,
    string Cursor,
    Action<XmlWriter, InstantWindow, int> Arguments
)
{
    public static DatedObject Unsubscribe { get; } = Event("unsubscribe", "readUnsubscribes");

    public static DatedObject Bounce { get; } = Event("bounce", "readBounces");

    public static DatedObject Delivery { get; } =
        new(
            "delivery",
            "readDeliveries",
            "start",
            (xml, window, page) =>
                xml.Within("start", window)
                    .Flag("includeRecipients")
                    .Flag("includeContent", false)
                    .Number("pageNumber", page)
                    .Flag("includeOrderIds")
        );

    /// <summary>The fields that together identify a record.</summary>
    public IReadOnlyList<string> PrimaryKey { get; private init; } = ["id"];

    /// <summary>Whether it is something that happened once, and is asked for from one instant to another.</summary>
    private bool IsEvent { get; init; }

    /// <summary>
    /// Whether a record did not come with an earlier window, whose operator may mean the whole day. One that does not say its
    /// time always counts as new.
    /// </summary>
    public static bool IsNew(XmlObject row, string cursor, WindowOverlap overlap) =>
        row.Time(cursor) is not { } time || !overlap.IsCovered(time);

    /// <summary>Makes a record whole, and says whether it is new.</summary>
    public bool Takes(XmlObject row, WindowOverlap overlap)
    {
        if (!IsEvent)
        {
            return IsNew(row, Cursor, overlap);
        }

        // A part of its key that is missing is empty, since a destination refuses a null.
        row.Set("deliveryId", "\"\""u8);
        return row.Time(Cursor) is not { } time || !overlap.HasInstant(time);
    }

    private static DatedObject Event(string stream, string operation) =>
        new(stream, operation, "created", (xml, window, page) => xml.Span(window).Number("pageNumber", page))
        {
            PrimaryKey = ["contactId", "deliveryId", "created"],
            IsEvent = true,
        };
}
