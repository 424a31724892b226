namespace Connectors.Iterable.Exports;

/// <summary>One kind of data that Iterable exports.</summary>
/// <param name="Stream">Our name of it.</param>
/// <param name="DataTypeName">Iterable's, which is also part of each event's key and therefore never changes.</param>
/// <param name="Schema">The schema that describes it.</param>
internal sealed record ExportType(string Stream, string DataTypeName, string Schema)
{
    /// <summary>Another name that Iterable has used for it; asked for where the first is refused.</summary>
    public string? OtherName { get; init; }

    /// <summary>Profiles of users; all else are events.</summary>
    public static ExportType Users { get; } = new("users", "user", "users");

    /// <summary>All kinds of events, one a row.</summary>
    public static IReadOnlyList<ExportType> Events { get; } =
    [
        new("email_bounce", "emailBounce", "email_bounce"),
        new("email_click", "emailClick", "email_click"),
        new("email_complaint", "emailComplaint", "email_complaint"),
        new("email_open", "emailOpen", "email_open"),
        new("email_send", "emailSend", "email_send"),
        new("email_send_skip", "emailSendSkip", "email_send_skip"),
        new("email_subscribe", "emailSubscribe", "email_subscribe"),
        // The specification spells it so, all that is known to work in production otherwise.
        new("email_unsubscribe", "emailUnSubscribe", "email_unsubscribe") { OtherName = "emailUnsubscribe" },
        Event("hosted_unsubscribe_click", "hostedUnsubscribeClick"),
        new("push_send", "pushSend", "push_send"),
        new("push_open", "pushOpen", "push_open"),
        Event("push_uninstall", "pushUninstall"),
        new("push_bounce", "pushBounce", "push_send_skip"),
        new("push_send_skip", "pushSendSkip", "push_send_skip"),
        new("web_push_send", "webPushSend", "web_push_send"),
        Event("web_push_click", "webPushClick"),
        new("web_push_send_skip", "webPushSendSkip", "web_push_send_skip"),
        new("in_app_send", "inAppSend", "in_app_send"),
        new("in_app_open", "inAppOpen", "in_app_open"),
        new("in_app_click", "inAppClick", "in_app_click"),
        new("in_app_close", "inAppClose", "in_app_open"),
        new("in_app_delete", "inAppDelete", "in_app_open"),
        new("in_app_delivery", "inAppDelivery", "in_app_open"),
        new("in_app_send_skip", "inAppSendSkip", "push_send_skip"),
        Event("in_app_recall", "inAppRecall"),
        Event("inbox_session", "inboxSession"),
        Event("inbox_message_impression", "inboxMessageImpression"),
        Event("sms_send", "smsSend"),
        Event("sms_bounce", "smsBounce"),
        Event("sms_click", "smsClick"),
        Event("sms_received", "smsReceived"),
        Event("sms_send_skip", "smsSendSkip"),
        Event("sms_usage_info", "smsUsageInfo"),
        Event("whats_app_send", "whatsAppSend"),
        Event("whats_app_send_skip", "whatsAppSendSkip"),
        Event("whats_app_bounce", "whatsAppBounce"),
        Event("whats_app_click", "whatsAppClick"),
        Event("whats_app_received", "whatsAppReceived"),
        Event("whats_app_seen", "whatsAppSeen"),
        Event("whats_app_usage_info", "whatsAppUsageInfo"),
        Event("rcs_send", "rcsSend"),
        Event("rcs_send_skip", "rcsSendSkip"),
        Event("embedded_send", "embeddedSend"),
        Event("embedded_send_skip", "embeddedSendSkip"),
        Event("embedded_click", "embeddedClick"),
        Event("embedded_received", "embeddedReceived"),
        Event("embedded_impression", "embeddedImpression"),
        Event("embedded_session", "embeddedSession"),
        Event("unknown_session", "unknownSession") with
        {
            OtherName = "anonSession",
        },
        Event("journey_exit", "journeyExit"),
        Event("purchase", "purchase"),
        Event("custom_event", "customEvent"),
    ];

    private static ExportType Event(string stream, string dataTypeName) => new(stream, dataTypeName, "event");
}
