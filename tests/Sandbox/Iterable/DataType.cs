namespace Sandbox.Iterable;

/// <summary>A kind of event that can be exported.</summary>
/// <param name="Name">The dataTypeName.</param>
/// <param name="Fields">The fields besides those that all events have, separated by blanks.</param>
internal sealed record DataType(string Name, string Fields = "")
{
    private const string Counts = "catalogLookupCount catalogCollectionCount productRecommendationCount";
    private const string Skip = "channelId messageTypeId reason";
    private const string Seen = "expiresAt deviceInfo messageContext";
    private const string Phones = "fromPhoneNumber toPhoneNumber fromPhoneNumberId fromSMSSenderId";

    /// <summary>Every kind of event; users are exported by another rule.</summary>
    public static IReadOnlyList<DataType> All { get; } =
    [
        new("emailSend", $"channelId messageTypeId contentId messageBusId espName {Counts} transactionalData"),
        new("emailOpen", "ip city region country userAgent userAgentDevice contentId proxySource"),
        new("emailClick", "url hrefIndex contentId ip city region country userAgent userAgentDevice"),
        new("hostedUnsubscribeClick", "url ip userAgent"),
        new("emailComplaint", "recipientState"),
        new("emailBounce", "recipientState status"),
        new("emailSendSkip", $"{Skip} contentId transactionalData"),
        new(
            "pushSend",
            $"channelId messageTypeId contentId platformEndpoint transactionalData {Counts} notificationsEnabled"
        ),
        new("pushOpen", "sentAt appAlreadyRunning actionIdentifier"),
        new("pushUninstall"),
        new("pushBounce", "channelId messageTypeId"),
        new("pushSendSkip", "channelId messageTypeId"),
        new("inAppSend", $"channelId messageTypeId contentId expiresAt priorityLevel {Counts} messageContext"),
        new("inAppOpen", Seen),
        new("inAppClick", $"clickedUrl sentAt {Seen}"),
        new("inAppClose", Seen),
        new("inAppDelete", Seen),
        new("inAppDelivery", Seen),
        new("inAppSendSkip", "channelId messageTypeId"),
        new("inAppRecall", "channelId messageTypeId"),
        new("inboxSession", "deviceInfo"),
        new("inboxMessageImpression", "deviceInfo messageContext"),
        new("smsSend", $"channelId messageTypeId {Phones} smsMessage"),
        new("smsBounce", $"{Phones} errorCode reason"),
        new("smsClick", $"{Phones} url"),
        new("smsReceived", "fromPhoneNumber toPhoneNumber smsMessage"),
        new("smsSendSkip", Skip),
        new("webPushSend", $"channelId messageTypeId contentId {Counts}"),
        new("webPushClick"),
        new("webPushSendSkip", Skip),
        new("rcsSend", $"channelId messageTypeId {Phones}"),
        new("rcsSendSkip", Skip),
        new(
            "emailSubscribe",
            "signupSource emailListId emailListIds channelIds messageTypeIds profileUpdatedAt workflowId"
        ),
        new(
            "emailUnSubscribe",
            "unsubSource bounceMessage recipientState status channelId channelIds emailListId emailListIds workflowId"
        )
        {
            AlsoKnownAs = "emailUnsubscribe",
        },
        new("purchase", "total items") { IsNamed = true },
        new("customEvent", "sku qty items") { IsNamed = true },
        new("smsUsageInfo", "smsSendCount mmsSendCount messageStatus"),
        new("embeddedSend", "channelId messageTypeId contentId"),
        new("embeddedSendSkip", Skip),
        new("embeddedClick", "url"),
        new("embeddedReceived"),
        new("embeddedImpression"),
        new("embeddedSession", "deviceInfo"),
        new("unknownSession") { FormerName = "anonSession" },
        new("journeyExit", "workflowId"),
        new("whatsAppBounce", "toPhoneNumber errorCode reason"),
        new("whatsAppClick", "toPhoneNumber url"),
        new("whatsAppReceived", "fromPhoneNumber toPhoneNumber"),
        new("whatsAppSeen", "toPhoneNumber messageStatus"),
        new("whatsAppSend", "channelId messageTypeId fromPhoneNumber toPhoneNumber"),
        new("whatsAppSendSkip", Skip),
        new("whatsAppUsageInfo", "messageStatus"),
    ];

    /// <summary>The spelling that the documents do not have, and most clients do.</summary>
    public string? AlsoKnownAs { get; init; }

    /// <summary>The name that only old projects know.</summary>
    public string? FormerName { get; init; }

    /// <summary>Customers send these themselves: they have a name of their own in place of a message.</summary>
    public bool IsNamed { get; init; }

    /// <summary>Whether the name stands for this kind in any project.</summary>
    public bool IsCalled(string name) => name == Name || name == AlsoKnownAs || name == FormerName;

    /// <summary>Whether a project takes the name: an odd one knows the other spelling alone.</summary>
    public bool IsKnownAs(string name, bool odd) =>
        odd ? name == (AlsoKnownAs ?? FormerName ?? Name) : name == Name || name == AlsoKnownAs;
}
