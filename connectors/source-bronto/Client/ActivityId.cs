using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Connectors.Xml;

namespace Connectors.Bronto.Client;

/// <summary>
/// The id of an activity, which Bronto does not have: the one that the Singer tap makes, so that tables go on that were filled
/// by it; or a strict one, which tells apart what that lumps together. Made of the whole activity, whatever is selected.
/// </summary>
internal static class ActivityId
{
    private static readonly string[] Common =
    [
        "createdDate",
        "activityType",
        "contactId",
        "listId",
        "segmentId",
        "keywordId",
        "messageId",
    ];

    private static readonly string[] Strict =
    [
        .. Common,
        "deliveryId",
        "workflowId",
        "linkUrl",
        "linkName",
        "orderId",
        "webformId",
        "socialNetwork",
        "socialActivity",
        "mobileNumber",
    ];

    /// <summary>Gives an activity its id.</summary>
    public static void Add(XmlObject activity, bool isStrict)
    {
        var text = new StringBuilder();
        foreach (var name in isStrict ? Strict : Common)
        {
            var value = name == "createdDate" ? Created(activity) : activity.Text(name);
            if (isStrict)
            {
                // Each part in its place, and no value that looks like two.
                text.Append(value?.Replace("\\", "\\\\").Replace("|", "\\|")).Append('|');
            }
            else if (!string.IsNullOrEmpty(value))
            {
                text.Append(text.Length > 0 ? "|" : "").Append(value);
            }
        }

        activity.Set("id", Hash(text.ToString()));
    }

    /// <summary>The time as the tap writes it: in UTC, without fractions.</summary>
    private static string? Created(XmlObject activity) =>
        activity
            .Time("createdDate")
            ?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", CultureInfo.InvariantCulture);

    private static byte[] Hash(string text)
    {
        Span<byte> hash = stackalloc byte[MD5.HashSizeInBytes];
#pragma warning disable CA5351 // A name for a record, and the one that existing tables have; it guards nothing.
        MD5.HashData(Encoding.UTF8.GetBytes(text), hash);
#pragma warning restore CA5351
        return Encoding.ASCII.GetBytes($"\"{Convert.ToHexStringLower(hash)}\"");
    }
}
